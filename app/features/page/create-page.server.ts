import { asc, eq } from "drizzle-orm"
import { hosts } from "#db/schema/organizers.ts"
import { schedules } from "#db/schema/schedules.ts"
import { isUniqueViolation } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { findGonePictures } from "#app/features/media/find-gone-pictures.server.ts"
import { slugProblem, type SlugProblem } from "#app/features/organizer/slug.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { insertPage } from "./insert-page.server.ts"
import type { PageContent } from "./schema.ts"

export type CreatePageResult =
  | { ok: true; pageId: string; revisionId: string }
  | { ok: false; problem: SlugProblem | "slug-taken" | "no-host" | "picture-gone" }

/**
 * Makes a draft page with its first revision. It sells the time of the actor's own host, by that host's
 * first schedule, else of the organizer's first.
 * @param input `content` as `pageContentSchema` gives it; with `isForTeam` everybody is on it who can be booked
 */
export async function createPage(
  actor: Actor & { kind: "user" },
  input: { slug: string; content: PageContent; isForTeam?: boolean },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<CreatePageResult> {
  const { slug, content } = input
  const { organizerId, userId } = actor
  const problem = slugProblem(slug)
  if (problem) return { ok: false, problem }
  try {
    return await inTransaction(db, async (tx) => {
      const gone = await findGonePictures(tx, organizerId, [content.coverMediaId])
      if (gone.size > 0) return { ok: false, problem: "picture-gone" }
      const at = await clock.now(tx)
      const team = await teamOf(tx, organizerId, userId)
      const hosts = input.isForTeam ? team : team.slice(0, 1)
      if (hosts.length === 0) return { ok: false, problem: "no-host" }
      const made = await insertPage(tx, actor, { slug, content, hosts }, { at, ids })
      return made ? { ok: true, ...made } : { ok: false, problem: "slug-taken" }
    })
  } catch (error) {
    if (isUniqueViolation(error, "pages_address")) return { ok: false, problem: "slug-taken" }
    throw error
  }
}

/** Everybody with hours, by their first schedule: the actor's own host, then who takes bookings, oldest first. */
async function teamOf(
  tx: Transaction,
  organizerId: string,
  userId: string,
): Promise<{ hostId: string; scheduleId: string; position: number }[]> {
  const found = await tx
    .selectDistinctOn([hosts.id], {
      hostId: hosts.id,
      scheduleId: schedules.id,
      userId: hosts.userId,
      createdAt: hosts.createdAt,
      pausedAt: hosts.pausedAt,
    })
    .from(hosts)
    .innerJoin(schedules, eq(schedules.hostId, hosts.id))
    .where(eq(hosts.organizerId, organizerId))
    .orderBy(asc(hosts.id), asc(schedules.createdAt), asc(schedules.id))
  const oldest = found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  const own = oldest.filter((host) => host.userId === userId)
  const others = oldest.filter((host) => host.userId !== userId)
  const booked = [...own, ...others.filter(({ pausedAt }) => pausedAt === null)]
  return (booked.length > 0 ? booked : others).map(({ hostId, scheduleId }, position) => ({
    ...{ hostId, scheduleId, position },
  }))
}
