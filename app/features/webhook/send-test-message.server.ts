import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import { countTry, type ThrottleRule } from "#app/features/organizer/throttle.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedEndpoint } from "./find-locked-endpoint.server.ts"
import { TEST_TYPE } from "./message-types.ts"
import { recordEndpointChange } from "./record-endpoint-change.server.ts"
import { writeMessages } from "./write-messages.server.ts"

/** What people make this server send to an address: enough to try things out, too little to trouble anybody. */
export const sendingsByHand: ThrottleRule = { kind: "webhook-hand", limit: 10, windowMinutes: 1 }

export type SendTestResult =
  { ok: true } | { ok: false; problem: "not-found" | "paused" | "too-soon" }

/**
 * Sends an endpoint a message that tells of nothing, whatever types it wants.
 * @param attempt the form's own id, which the message gets: the same form sent twice sends one
 */
export async function sendTestMessage(
  actor: Actor & { kind: "user" },
  { endpointId, attempt }: { endpointId: string; attempt: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "keyring">,
): Promise<SendTestResult> {
  return inTransaction(runtime.db, async (tx) => {
    const endpoint = await findLockedEndpoint(tx, actor.organizerId, endpointId)
    if (!endpoint) return { ok: false, problem: "not-found" }
    if (endpoint.pausedAt) return { ok: false, problem: "paused" }
    const at = await runtime.clock.now(tx)
    const { organizerId } = actor
    const tries = await countTry(tx, sendingsByHand, endpointId, { ...runtime, at })
    if (!tries.allowed) return { ok: false, problem: "too-soon" }
    await writeMessages(tx, runtime, [
      {
        ...{ organizerId, type: TEST_TYPE, subjectId: endpointId, at },
        data: { endpointId },
        endpointIds: [endpointId],
        ...(isId(attempt) ? { id: attempt } : {}),
      },
    ])
    await recordEndpointChange(tx, actor, { endpointId, verb: "tested", at }, runtime)
    return { ok: true }
  })
}
