import { listAllPages } from "#app/features/api/list-all-pages.server.ts"
import { listExceededLimits } from "#app/features/page/list-exceeded-limits.server.ts"
import { findPage, findRevisions, listRevisions } from "#app/features/page/find-page.server.ts"
import { listPages, type PageSort } from "#app/features/page/list-pages.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { savePage } from "#app/features/page/save-page.server.ts"
import type { PageStatus } from "#app/features/page/status.ts"
import { withdrawPages } from "#app/features/page/withdraw-pages.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { PublishingWorld } from "./many-pages-world.ts"

/** What a screen of the admin asks of the database, by the calls that its route makes. */
export type Screen = {
  name: string
  show: (runtime: Runtime, world: PublishingWorld) => Promise<unknown>
  /** It writes, so that its statements cannot be explained by running them again. */
  changes?: true
}

type Asked = Partial<{ search: string; status: PageStatus; sort: PageSort; offset: number }>

const list =
  (asked: Asked, direction: "ascending" | "descending" = "ascending"): Screen["show"] =>
  (runtime, { actor }) =>
    listPages(
      actor.organizerId,
      { search: "", status: null, sort: "title", offset: 0, direction, limit: 50, ...asked },
      runtime,
    )

async function edited(runtime: Runtime, { actor, pageIds }: PublishingWorld) {
  const page = await findPage(actor.organizerId, pageIds[0] ?? "", runtime)
  if (!page) throw new Error("The bench's page is gone.")
  return page
}

export const pageScreens: readonly Screen[] = [
  { name: "list, first page", show: list({}) },
  { name: "list, page 190", show: list({ offset: 9_450 }) },
  { name: "list, search", show: list({ search: "session 77" }) },
  { name: "list, drafts", show: list({ status: "draft" }) },
  { name: "list, last changed first", show: list({ sort: "updated" }, "descending") },
  {
    name: "list for programs",
    show: (runtime, { actor }) => listAllPages(actor.organizerId, runtime, { limit: 50 }),
  },
  {
    name: "list for programs, a later part",
    show: (runtime, { actor }) =>
      listAllPages(actor.organizerId, runtime, {
        ...{ limit: 50, after: { title: "8", slug: "" } },
      }),
  },
  {
    name: "edit",
    show: async (runtime, world) => {
      const page = await edited(runtime, world)
      const here = { organizerId: world.actor.organizerId, pageId: page.id }
      return listExceededLimits(here, { perDay: 1, perWeek: 2, perMonth: 3 }, runtime)
    },
  },
  {
    name: "revisions",
    show: async (runtime, world) =>
      listRevisions(await edited(runtime, world), { below: null, limit: 51 }, runtime),
  },
  {
    name: "one revision's difference",
    show: async (runtime, world) => {
      const page = await edited(runtime, world)
      const { number } = page.newest
      return findRevisions(page, [number - 1, number], runtime)
    },
  },
  {
    name: "save and publish",
    changes: true,
    show: async (runtime, world) => {
      const page = await edited(runtime, world)
      const { number, content } = page.newest
      const bufferAfterMinutes = (content.bufferAfterMinutes + 5) % 60
      const change = { pageId: page.id, basedOn: number, slug: page.slug }
      const next = { ...change, content: { ...content, bufferAfterMinutes } }
      const saved = await savePage(world.actor, next, runtime)
      if (!saved.ok) throw new Error(saved.problem)
      return publishPage(world.actor, { pageId: page.id, number: saved.number }, runtime)
    },
  },
  {
    name: "four pages put away and brought back",
    changes: true,
    show: async (runtime, { actor, pageIds }) => {
      for (const action of ["archive", "bring-back"] as const) {
        const { done } = await withdrawPages(actor, { action, pageIds: pageIds.slice(1) }, runtime)
        if (done !== 4) throw new Error("The bench's pages are not as it left them.")
      }
    },
  },
]
