import { and, asc, count, desc, eq, sql } from "drizzle-orm"
import { webhookDeliveries, webhookEndpoints, webhookMessages } from "#db/schema/webhooks.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { nextAttemptAt } from "./retry-schedule.ts"
import { secretMark } from "./rotate-secret.server.ts"
import { openBody } from "./sealed.server.ts"
import { deliveryMark } from "./send-again.server.ts"

type Db = Pick<Runtime, "db">
type DeliveryState = "pending" | "delivered" | "failed"

export type ListedEndpoint = {
  id: string
  url: string
  types: string[] | null
  pausedAt: Date | null
  /** How the newest delivery stands; null when there was none. */
  lastState: DeliveryState | null
  failed: number
}

/** An organizer's endpoints in the order they were made, with how deliveries of the last week went. */
export async function listEndpoints(organizerId: string, { db }: Db): Promise<ListedEndpoint[]> {
  return db
    .select({
      id: webhookEndpoints.id,
      url: webhookEndpoints.url,
      types: webhookEndpoints.types,
      pausedAt: webhookEndpoints.pausedAt,
      lastState: sql<DeliveryState | null>`(select d.state from webhook_deliveries d
        where d.endpoint_id = webhook_endpoints.id order by d.created_at desc, d.id desc limit 1)`,
      failed: sql<number>`(select count(*)::int from webhook_deliveries d
        where d.endpoint_id = webhook_endpoints.id and d.state = 'failed')`,
    })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.organizerId, organizerId))
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id))
}

export type ShownEndpoint = {
  id: string
  url: string
  types: string[] | null
  pausedAt: Date | null
  /** Until when the secret before the last rotation signs too; null when none does. */
  previousUntilAt: Date | null
  secretMark: string
  createdAt: Date
}

/** One endpoint of this organizer, without its secret; null for any other. */
export async function findEndpoint(
  organizerId: string,
  endpointId: string,
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<ShownEndpoint | null> {
  if (!isId(endpointId)) return null
  const [row] = await db
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.organizerId, organizerId), eq(webhookEndpoints.id, endpointId)))
  if (!row) return null
  const { id, url, types, pausedAt, previousUntilAt, createdAt } = row
  const isTurning = previousUntilAt !== null && previousUntilAt > (await clock.now(db))
  return {
    ...{ id, url, types, pausedAt, createdAt },
    previousUntilAt: isTurning ? previousUntilAt : null,
    secretMark: secretMark(row.sealedSecret),
  }
}

export type ListedDelivery = {
  id: string
  type: string
  state: DeliveryState
  attempts: number
  lastStatus: number | null
  /** One of our codes when there is no status, else what the receiver said. */
  lastError: string | null
  lastAttemptAt: Date | null
  createdAt: Date
}

const deliveryColumns = {
  id: webhookDeliveries.id,
  type: webhookMessages.type,
  state: webhookDeliveries.state,
  attempts: webhookDeliveries.attempts,
  lastStatus: webhookDeliveries.lastStatus,
  lastError: webhookDeliveries.lastError,
  lastAttemptAt: webhookDeliveries.lastAttemptAt,
  createdAt: webhookDeliveries.createdAt,
}

/** An endpoint's deliveries, newest first. The caller has found the endpoint. */
export async function listDeliveries(
  { organizerId, endpointId }: { organizerId: string; endpointId: string },
  { state, limit, offset }: { state: DeliveryState | null; limit: number; offset: number },
  { db }: Db,
): Promise<{ rows: ListedDelivery[]; total: number; isEmpty: boolean }> {
  const own = and(
    eq(webhookDeliveries.organizerId, organizerId),
    eq(webhookDeliveries.endpointId, endpointId),
  )
  const asked = state === null ? own : and(own, eq(webhookDeliveries.state, state))
  const rows = await db
    .select(deliveryColumns)
    .from(webhookDeliveries)
    .innerJoin(webhookMessages, eq(webhookMessages.id, webhookDeliveries.messageId))
    .where(asked)
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(limit)
    .offset(offset)
  const [counted] = await db.select({ total: count() }).from(webhookDeliveries).where(asked)
  const total = counted?.total ?? 0
  if (total > 0 || state === null) return { rows, total, isEmpty: total === 0 }
  const any = await db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(own)
    .limit(1)
  return { rows, total, isEmpty: any.length === 0 }
}

export type ShownDelivery = ListedDelivery & {
  messageId: string
  deliveredAt: Date | null
  /** When it is tried again; null when it is not. */
  nextAttemptAt: Date | null
  /** As it was sent; null once it was emptied. */
  body: string | null
  mark: string
}

/** One delivery of an endpoint of this organizer; null for any other. */
export async function findDelivery(
  ids: { organizerId: string; endpointId: string; deliveryId: string },
  runtime: Pick<Runtime, "db" | "keyring">,
): Promise<ShownDelivery | null> {
  if (!isId(ids.endpointId) || !isId(ids.deliveryId)) return null
  const [row] = await runtime.db
    .select({
      ...deliveryColumns,
      messageId: webhookDeliveries.messageId,
      deliveredAt: webhookDeliveries.deliveredAt,
      sealedBody: webhookMessages.sealedBody,
    })
    .from(webhookDeliveries)
    .innerJoin(webhookMessages, eq(webhookMessages.id, webhookDeliveries.messageId))
    .where(
      and(
        eq(webhookDeliveries.organizerId, ids.organizerId),
        eq(webhookDeliveries.endpointId, ids.endpointId),
        eq(webhookDeliveries.id, ids.deliveryId),
      ),
    )
  if (!row) return null
  const { sealedBody, ...delivery } = row
  const { state, attempts, lastAttemptAt } = delivery
  const isWaiting = state === "pending" && attempts > 0 && lastAttemptAt !== null
  return {
    ...delivery,
    nextAttemptAt: isWaiting ? nextAttemptAt(attempts, lastAttemptAt) : null,
    body: sealedBody === null ? null : openBody(delivery.messageId, sealedBody, runtime),
    mark: deliveryMark(delivery),
  }
}
