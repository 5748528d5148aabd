import type { ShownPage } from "./queries.server.ts"

/** The length an address asks for, in minutes; the page's first when it asks for none that there is. */
export function chooseDuration(page: Pick<ShownPage, "revision">, asked: string | null): number {
  const { durations } = page.revision.content
  const chosen = durations.find(({ minutes }) => String(minutes) === asked) ?? durations[0]
  if (!chosen) throw new Error("A page has at least one duration.")
  return chosen.minutes
}
