import type { ListPage } from "#app/admin/collection.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import type { OfferedPicture } from "#app/admin/fields/image/offered-picture.ts"
import { PAGE_SIZE, type ListQuery } from "#app/admin/list-query.ts"
import { readForm } from "#app/admin/read-form.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import type { PageStatus } from "#app/features/page/status.ts"
import { listPages, type ListedPage, type PageSort } from "#app/features/page/list-pages.server.ts"
import { pageContentSchema, type PageContent } from "#app/features/page/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { pageSections } from "./pages.collection.tsx"

/** The pages that a list was asked for, of those its reader may see. */
export async function readPageList(
  actor: SignedIn["actor"],
  query: ListQuery<PageSort>,
  runtime: Runtime,
): Promise<ListPage<ListedPage>> {
  const { search, sort, direction, filters } = query
  const list = await listPages(
    actor.organizerId,
    {
      search,
      sort,
      direction,
      status: (filters["status"] ?? null) as PageStatus | null,
      limit: PAGE_SIZE,
      offset: (query.page - 1) * PAGE_SIZE,
      onlyOfUser: ownOnly(actor),
    },
    runtime,
  )
  return { ...list, options: {} }
}

/**
 * A sent page form: what it says once it is right, and what to answer otherwise.
 * @param pictures those that may be its cover
 */
export function readPageForm(
  formData: FormData,
  organizerSlug: string,
  pictures: readonly OfferedPicture[] = [],
) {
  const sections = pageSections(organizerSlug, pictures)
  const submission = readForm(formData, schemaOf(sections, formData))
  if (submission.status !== "success") return { submission, page: null }
  const { slug, ...rest } = submission.value
  const content: PageContent = pageContentSchema.parse(rest)
  return { submission, page: { slug: String(slug), content } }
}

/** Where in its form a page could not be saved as it is. */
export function pageFieldErrors(problem: string): Record<string, string[]> {
  return { [problem === "picture-gone" ? "coverMediaId" : "slug"]: [problem] }
}
