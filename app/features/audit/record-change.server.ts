import type { Transaction } from "#db/client.ts"
import { auditLog } from "#db/schema/operations.ts"
import type { Actor } from "#app/features/actor.ts"
import type { IdSource } from "#app/platform/ids.ts"

/** What was changed: ids and names of fields, never a person's data. */
export type Change = {
  organizerId: string
  /** Subject and verb, such as `page.published`. */
  action: string
  subjectKind: string
  subjectId: string | null
  detail?: Record<string, string | number | boolean | null>
  at: Date
}

/** Writes down a change in the transaction that makes it. Who is not a user is named in `detail.by`. */
export async function recordChange(
  tx: Transaction,
  actor: Actor,
  change: Change,
  { ids }: { ids: IdSource },
): Promise<void> {
  const by = actor.kind === "user" ? {} : { by: actor.kind === "job" ? actor.task : actor.kind }
  await tx.insert(auditLog).values({
    id: ids(),
    organizerId: change.organizerId,
    userId: actor.kind === "user" ? actor.userId : null,
    action: change.action,
    subjectKind: change.subjectKind,
    subjectId: change.subjectId,
    detail: { ...change.detail, ...by },
    at: change.at,
  })
}
