import { and, asc, eq } from "drizzle-orm"
import { savedViews } from "#db/schema/access.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** A list as somebody wants to see it again; `query` is its query string. */
export type SavedView = { id: string; name: string; query: string }

/** Somebody's own views of one list, by name. */
export async function listViews(
  actor: Actor & { kind: "user" },
  collection: string,
  { db }: Pick<Runtime, "db">,
): Promise<SavedView[]> {
  return db
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.organizerId, actor.organizerId),
        eq(savedViews.userId, actor.userId),
        eq(savedViews.collection, collection),
      ),
    )
    .orderBy(asc(savedViews.name))
}
