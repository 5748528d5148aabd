/** The button of a picker: its value says which picker, and what is wanted. */
export const RELATION_BUTTON = "relation"

/** The names of what a picker sends. None is a place of the form itself, so that nothing of it is stored. */
export const relationNames = (name: string) => ({
  search: `find-${name}`,
  chosen: `chosen-${name}`,
  find: `find ${name}`,
  add: `add ${name}`,
})

const LONGEST_SEARCH = 100
const MOST_CHOSEN = 100

export type AskedRelation = {
  /** What was pressed; null for any other button. */
  pressed: "find" | "add" | null
  search: string
  chosen: string[]
}

/** What a sent form asks of one of its pickers. */
export function readRelation(formData: FormData, name: string): AskedRelation {
  const names = relationNames(name)
  const button = formData.get(RELATION_BUTTON)
  const search = formData.get(names.search)
  return {
    pressed: button === names.find ? "find" : button === names.add ? "add" : null,
    search: (typeof search === "string" ? search : "")
      .replaceAll("\u0000", "")
      .trim()
      .slice(0, LONGEST_SEARCH),
    chosen: formData.getAll(names.chosen).slice(0, MOST_CHOSEN).map(String),
  }
}
