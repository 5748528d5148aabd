import { slugOf } from "#app/features/organizer/slug.ts"

const LONGEST_ID = 40

/**
 * Gives each question the id its answers are kept under: the one it has, else one made of its label.
 * Ids stay when a label changes, and no two questions share one.
 */
export function giveIds<Row extends { id: string; label: string }>(rows: Row[]): Row[] {
  const used = new Set<string>()
  return rows.map((row) => {
    const wish = /^[a-z0-9-]{1,40}$/.test(row.id) ? row.id : slugOf(row.label) || "question"
    const base = wish.slice(0, LONGEST_ID - 4).replace(/-+$/, "") || "question"
    let id = wish.length <= LONGEST_ID ? wish : base
    for (let count = 2; used.has(id); count++) id = `${base}-${count}`
    used.add(id)
    return { ...row, id }
  })
}
