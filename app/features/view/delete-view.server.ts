import { and, eq } from "drizzle-orm"
import { savedViews } from "#db/schema/access.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Forgets one of one's own views. False when there is none, or it is somebody else's. */
export async function deleteView(
  actor: Actor & { kind: "user" },
  { viewId }: { viewId: string },
  { db }: Pick<Runtime, "db">,
): Promise<boolean> {
  if (!isId(viewId)) return false
  const { organizerId, userId } = actor
  const gone = await db
    .delete(savedViews)
    .where(
      and(
        eq(savedViews.organizerId, organizerId),
        eq(savedViews.userId, userId),
        eq(savedViews.id, viewId),
      ),
    )
    .returning({ id: savedViews.id })
  return gone.length > 0
}
