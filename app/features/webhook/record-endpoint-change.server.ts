import type { Transaction } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange, type Change } from "#app/features/audit/record-change.server.ts"
import type { IdSource } from "#app/platform/ids.ts"

/** Writes down who did what to an endpoint. Its address may name a customer: it stays out of the log. */
export async function recordEndpointChange(
  tx: Transaction,
  actor: Actor & { kind: "user" },
  change: { endpointId: string; verb: string; at: Date; detail?: NonNullable<Change["detail"]> },
  { ids }: { ids: IdSource },
): Promise<void> {
  const { endpointId, verb, at, detail } = change
  const entry = {
    organizerId: actor.organizerId,
    action: `webhook-endpoint.${verb}`,
    subjectKind: "webhook-endpoint",
    subjectId: endpointId,
    at,
    ...(detail ? { detail } : {}),
  }
  await recordChange(tx, actor, entry, { ids })
}
