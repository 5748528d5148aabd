import { and, eq, isNull, sql } from "drizzle-orm"
import { paths, publicAddress } from "#app/paths.ts"
import type { Transaction } from "#db/client.ts"
import { organizers } from "#db/schema/organizers.ts"
import { pageRevisions, pages } from "#db/schema/pages.ts"
import { webhookEndpoints } from "#db/schema/webhooks.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { wants } from "./message-types.ts"
import { writeMessages } from "./write-messages.server.ts"

/**
 * Owes programs a message that a page is published, anew or again, or taken from clients, as part of that
 * change. Called after the page's row has changed.
 */
export async function owePageMessage(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "keyring" | "env">,
  { type, pageId, at }: { type: "page.published" | "page.unpublished"; pageId: string; at: Date },
): Promise<void> {
  const rows = await tx
    .select({
      page: { organizerId: pages.organizerId, slug: pages.slug, status: pages.status },
      organizer: { slug: organizers.slug, primaryHost: organizers.primaryHost },
      revision: pageRevisions.number,
      title: sql<string>`${pageRevisions.content}->>'title'`,
      endpoint: { id: webhookEndpoints.id, types: webhookEndpoints.types },
    })
    .from(pages)
    .innerJoin(organizers, eq(organizers.id, pages.organizerId))
    .innerJoin(pageRevisions, eq(pageRevisions.id, pages.publishedRevisionId))
    .innerJoin(
      webhookEndpoints,
      and(eq(webhookEndpoints.organizerId, pages.organizerId), isNull(webhookEndpoints.pausedAt)),
    )
    .where(eq(pages.id, pageId))
    .for("key share", { of: webhookEndpoints })
  const [row] = rows
  if (!row) return
  const { organizerId, slug, status } = row.page
  const data = {
    id: pageId,
    slug,
    status,
    title: row.title,
    revision: row.revision,
    url: publicAddress(
      row.organizer,
      paths.bookingPage(row.organizer.slug, slug),
      runtime.env.appUrl,
    ),
  }
  const endpointIds = rows
    .filter(({ endpoint }) => wants(endpoint.types, type))
    .map(({ endpoint }) => endpoint.id)
  await writeMessages(tx, runtime, [
    { organizerId, type, subjectId: pageId, data, at, endpointIds },
  ])
}
