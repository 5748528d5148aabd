import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { pageAddresses, pageHosts, pageRevisions, pages } from "#db/schema/pages.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange, type Change } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { PageContent } from "./schema.ts"

type NewHost = { hostId: string; scheduleId: string } & Partial<
  Pick<typeof pageHosts.$inferInsert, "position" | "weight" | "isFixed">
>

/**
 * Writes a new draft with its first revision and its hosts, as part of a change.
 * @param page `id` when it was decided before, so that the same page is never made twice
 * @returns null when the address is one that another page had before; the database refuses one in use
 */
export async function insertPage(
  tx: Transaction,
  actor: Actor & { kind: "user" },
  page: { id?: string; slug: string; content: PageContent; hosts: readonly NewHost[] },
  { at, detail, ids }: { at: Date; detail?: Change["detail"] } & Pick<Runtime, "ids">,
): Promise<{ pageId: string; revisionId: string } | null> {
  const { organizerId, userId } = actor
  const { slug, content, hosts } = page
  const [old] = await tx
    .select({ slug: pageAddresses.slug })
    .from(pageAddresses)
    .where(and(eq(pageAddresses.organizerId, organizerId), eq(pageAddresses.slug, slug)))
  if (old) return null
  const pageId = page.id ?? ids()
  const revisionId = ids()
  await tx.insert(pages).values({ id: pageId, organizerId, slug, createdAt: at, updatedAt: at })
  await tx.insert(pageRevisions).values({
    ...{ id: revisionId, organizerId, pageId, number: 1 },
    ...{ content, createdBy: userId, createdAt: at },
  })
  if (hosts.length > 0) {
    await tx.insert(pageHosts).values(hosts.map((host) => ({ organizerId, pageId, ...host })))
  }
  const change = { organizerId, action: "page.created", subjectKind: "page", subjectId: pageId, at }
  await recordChange(tx, actor, detail ? { ...change, detail } : change, { ids })
  return { pageId, revisionId }
}
