import { and, eq, gte, isNull } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { oweOwners } from "#app/features/notification/owe-owners.server.ts"
import type { ReceiverAnswer } from "#app/providers/receiver/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { MOST_ATTEMPTS, nextAttemptAt } from "./retry-schedule.ts"
import { oweDelivery } from "./write-messages.server.ts"

/** One claimed try of a delivery. @param number from 1 */
export type Attempt = { deliveryId: string; endpointId: string; number: number; at: Date }

const GONE = 410

/**
 * Writes down what came of a try. A 2xx is the end of it; 410 says that nobody listens there any more and
 * pauses the endpoint, of which the owners are told; everything else is tried again by the schedule, until nothing is left of it.
 */
export async function recordAnswer(
  actor: Actor,
  attempt: Attempt,
  answer: ReceiverAnswer,
  runtime: Pick<Runtime, "db" | "ids" | "clock" | "env">,
): Promise<void> {
  const status = answer.kind === "answered" ? answer.status : null
  const isTaken = status !== null && status >= 200 && status < 300
  await inTransaction(runtime.db, async (tx) => {
    // Deleting an endpoint locks it before its deliveries: so do we.
    if (status === GONE) await pauseGone(tx, runtime, actor, attempt.endpointId)
    const isOver = status === GONE || attempt.number >= MOST_ATTEMPTS
    const at = await runtime.clock.now(tx)
    const [written] = await tx
      .update(webhookDeliveries)
      .set(
        isTaken
          ? { state: "delivered", lastStatus: status, lastError: null, deliveredAt: at }
          : {
              state: isOver ? "failed" : "pending",
              lastStatus: status,
              lastError: answer.kind === "answered" ? answer.said : answer.problem,
            },
      )
      .where(
        and(
          eq(webhookDeliveries.id, attempt.deliveryId),
          eq(webhookDeliveries.state, "pending"),
          // Who was slower than the next try still delivered it; only a failure is news no more. Sent
          // again by hand, it counts from the beginning.
          isTaken
            ? gte(webhookDeliveries.attempts, attempt.number)
            : eq(webhookDeliveries.attempts, attempt.number),
        ),
      )
      .returning({ id: webhookDeliveries.id })
    if (!written || isTaken || isOver) return
    await oweDelivery(tx, attempt.deliveryId, nextAttemptAt(attempt.number, attempt.at))
  })
}

/** Of two answers at once one pauses it, and owes the mail. */
async function pauseGone(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "clock" | "env">,
  actor: Actor,
  endpointId: string,
): Promise<void> {
  const at = await runtime.clock.now(tx)
  const [paused] = await tx
    .update(webhookEndpoints)
    .set({ pausedAt: at, updatedAt: at })
    .where(and(eq(webhookEndpoints.id, endpointId), isNull(webhookEndpoints.pausedAt)))
    .returning({ organizerId: webhookEndpoints.organizerId })
  if (!paused) return
  const change = {
    organizerId: paused.organizerId,
    action: "webhook-endpoint.paused",
    subjectKind: "webhook-endpoint",
    subjectId: endpointId,
    detail: { answered: GONE },
    at,
  }
  await recordChange(tx, actor, change, runtime)
  await oweOwners(tx, runtime, {
    organizerId: paused.organizerId,
    kind: "webhook-paused",
    subjectId: endpointId,
    at,
    detail: { answered: GONE },
  })
}
