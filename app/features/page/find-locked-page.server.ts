import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { pages } from "#db/schema/pages.ts"
import { isId } from "#app/platform/ids.ts"
import type { PageStatus } from "./status.ts"

/** A page of this organizer, locked until the transaction ends, so that changes to it queue. */
export async function findLockedPage(
  tx: Transaction,
  organizerId: string,
  pageId: string,
): Promise<{
  id: string
  slug: string
  status: PageStatus
  publishedRevisionId: string | null
  scheduledRevisionId: string | null
  scheduledAt: Date | null
} | null> {
  if (!isId(pageId)) return null
  const [page] = await tx
    .select({
      id: pages.id,
      slug: pages.slug,
      status: pages.status,
      publishedRevisionId: pages.publishedRevisionId,
      scheduledRevisionId: pages.scheduledRevisionId,
      scheduledAt: pages.scheduledAt,
    })
    .from(pages)
    .where(and(eq(pages.organizerId, organizerId), eq(pages.id, pageId)))
    .for("update")
  return page ?? null
}
