import { and, desc, eq } from "drizzle-orm"
import { auditLog } from "#db/schema/operations.ts"
import { users } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type RecordedChange = {
  id: string
  action: string
  subjectKind: string
  subjectId: string | null
  /** Who did it; null when it was nobody signed in. */
  userName: string | null
  at: Date
}

/** The newest changes of one organizer, newest first; of one subject when it is named. */
export async function listChanges(
  organizerId: string,
  { subjectId, limit = 50 }: { subjectId?: string; limit?: number },
  { db }: Pick<Runtime, "db">,
): Promise<RecordedChange[]> {
  return db
    .select({
      id: auditLog.id,
      action: auditLog.action,
      subjectKind: auditLog.subjectKind,
      subjectId: auditLog.subjectId,
      userName: users.name,
      at: auditLog.at,
    })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.userId))
    .where(
      and(
        eq(auditLog.organizerId, organizerId),
        ...(subjectId === undefined ? [] : [eq(auditLog.subjectId, subjectId)]),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit)
}
