import { asc, eq } from "drizzle-orm"
import { hosts } from "#db/schema/organizers.ts"
import { schedules } from "#db/schema/schedules.ts"
import { isUniqueViolation } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { slugProblem, type SlugProblem } from "#app/features/organizer/slug.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { insertPage } from "./insert-page.server.ts"
import type { PageContent } from "./schema.ts"

export type CreatePageResult =
  | { ok: true; pageId: string; revisionId: string }
  | { ok: false; problem: SlugProblem | "slug-taken" | "no-host" }

/**
 * Makes a draft page with its first revision. It sells the time of the actor's own host, by that host's
 * first schedule, else of the organizer's first.
 * @param input `content` as `pageContentSchema` gives it
 */
export async function createPage(
  actor: Actor & { kind: "user" },
  input: { slug: string; content: PageContent },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<CreatePageResult> {
  const { slug, content } = input
  const { organizerId, userId } = actor
  const problem = slugProblem(slug)
  if (problem) return { ok: false, problem }
  try {
    return await inTransaction(db, async (tx) => {
      const at = await clock.now(tx)
      const host = await firstHost(tx, organizerId, userId)
      if (!host) return { ok: false, problem: "no-host" }
      const made = await insertPage(tx, actor, { slug, content, hosts: [host] }, { at, ids })
      return made ? { ok: true, ...made } : { ok: false, problem: "slug-taken" }
    })
  } catch (error) {
    if (isUniqueViolation(error, "pages_address")) return { ok: false, problem: "slug-taken" }
    throw error
  }
}

async function firstHost(
  tx: Transaction,
  organizerId: string,
  userId: string,
): Promise<{ hostId: string; scheduleId: string } | undefined> {
  const found = await tx
    .select({ hostId: hosts.id, scheduleId: schedules.id, userId: hosts.userId })
    .from(hosts)
    .innerJoin(schedules, eq(schedules.hostId, hosts.id))
    .where(eq(hosts.organizerId, organizerId))
    .orderBy(asc(hosts.createdAt), asc(schedules.createdAt), asc(schedules.id))
  const own = found.find((row) => row.userId === userId) ?? found[0]
  return own && { hostId: own.hostId, scheduleId: own.scheduleId }
}
