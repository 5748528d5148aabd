import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { listPages } from "#app/features/page/list-pages.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { must } from "./must.ts"

/**
 * Makes one of the demo's pages and shows it, or takes up one that was made and not shown. A page that
 * somebody has touched, or an address that had another page before, is left alone.
 * @param prepare what must be done before anybody sees it
 */
export async function publishDemoPage(
  { actor }: SignedIn,
  page: { slug: string; content: PageContent },
  runtime: Runtime,
  prepare: (pageId: string) => Promise<void> = async () => {},
): Promise<void> {
  const made = await createPage(actor, page, runtime)
  if (!made.ok && made.problem !== "slug-taken") must(made)
  const pageId = made.ok ? made.pageId : await findUntouched(actor.organizerId, page, runtime)
  if (pageId === null) return
  await prepare(pageId)
  must(await publishPage(actor, { pageId, number: 1 }, runtime))
}

async function findUntouched(
  organizerId: string,
  { slug, content }: { slug: string; content: PageContent },
  runtime: Runtime,
): Promise<string | null> {
  const query = { sort: "title", direction: "ascending", limit: 50, offset: 0 } as const
  const search = { ...query, search: slug, status: "draft" as const }
  const { rows } = await listPages(organizerId, search, runtime)
  const draft = rows.find((row) => row.slug === slug)
  return draft && draft.number === 1 && draft.title === content.title ? draft.id : null
}
