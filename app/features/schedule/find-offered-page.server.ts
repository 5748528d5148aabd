import { findPage } from "#app/features/page/find-page.server.ts"
import { findPreviewedPage, type ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type OfferedPage = { page: ShownPage; isPublished: boolean }

/**
 * A page of this organizer as clients see it, or, while it is not published, as they would see its draft.
 * Null when there is none, or it is another's.
 */
export async function findOfferedPage(
  organizer: { id: string; slug: string },
  pageId: string,
  runtime: Pick<Runtime, "db" | "clock">,
): Promise<OfferedPage | null> {
  const edited = await findPage(organizer.id, pageId, runtime)
  if (!edited) return null
  const isPublished = edited.status === "published"
  const revisionId = isPublished ? edited.publishedRevisionId : null
  const page = await findPreviewedPage(
    {
      organizerSlug: organizer.slug,
      pageSlug: edited.slug,
      revisionId: revisionId ?? edited.newest.id,
    },
    runtime,
  )
  return page && { page, isPublished }
}
