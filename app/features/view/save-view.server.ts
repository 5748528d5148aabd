import { and, count, eq } from "drizzle-orm"
import { savedViews } from "#db/schema/access.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"

const MOST_VIEWS = 20

export type SaveViewResult =
  { ok: true } | { ok: false; problem: "view-name-taken" | "too-many-views" }

/**
 * Keeps a list as somebody looks at it now, under a name of their own. The same again changes nothing.
 * @param input `query` is the list's query string without a page number
 */
export async function saveView(
  actor: Actor & { kind: "user" },
  input: { collection: string; name: string; query: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SaveViewResult> {
  const { collection, name, query } = input
  const { organizerId, userId } = actor
  const own = and(
    eq(savedViews.organizerId, organizerId),
    eq(savedViews.userId, userId),
    eq(savedViews.collection, collection),
  )
  return inTransaction(db, async (tx) => {
    const [known] = await tx
      .select({ query: savedViews.query })
      .from(savedViews)
      .where(and(own, eq(savedViews.name, name)))
    if (known) return known.query === query ? { ok: true } : taken
    const [kept] = await tx.select({ views: count() }).from(savedViews).where(own)
    if ((kept?.views ?? 0) >= MOST_VIEWS) return { ok: false, problem: "too-many-views" }
    const createdAt = await clock.now(tx)
    const made = await tx
      .insert(savedViews)
      .values({ id: ids(), organizerId, userId, collection, name, query, createdAt })
      .onConflictDoNothing()
      .returning({ id: savedViews.id })
    if (made.length > 0) return { ok: true }
    const [other] = await tx
      .select({ query: savedViews.query })
      .from(savedViews)
      .where(and(own, eq(savedViews.name, name)))
    return other?.query === query ? { ok: true } : taken
  })
}

const taken = { ok: false, problem: "view-name-taken" } as const
