import { paths } from "#app/paths.ts"
import { listOrganizers } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type ShownHome =
  | { kind: "redirect"; href: string }
  | { kind: "several"; organizers: { name: string; href: string }[] }

/** What the first address leads to: setting up, the one organizer's pages, or a choice of organizers. */
export async function showHome(runtime: Pick<Runtime, "db">): Promise<ShownHome> {
  const organizers = await listOrganizers(runtime)
  const [only] = organizers
  if (!only) return { kind: "redirect", href: paths.setup() }
  if (organizers.length === 1) return { kind: "redirect", href: paths.organizer(only.slug) }
  return {
    kind: "several",
    organizers: organizers.map(({ slug, name }) => ({ name, href: paths.organizer(slug) })),
  }
}
