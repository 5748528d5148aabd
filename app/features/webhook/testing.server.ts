import { asc, eq } from "drizzle-orm"
import { webhookDeliveries, webhookMessages } from "#db/schema/webhooks.ts"
import type { BookingWorld } from "#app/features/booking/testing.server.ts"
import { startReceiver } from "#app/providers/receiver/stand-in/testing.ts"
import { createEndpoint } from "./create-endpoint.server.ts"
import type { MessageType } from "./message-types.ts"
import { findDelivery } from "./queries.server.ts"
import { openBody } from "./sealed.server.ts"
import { sendTestMessage } from "./send-test-message.server.ts"

type World = Pick<BookingWorld, "runtime" | "studio">

/** A program beside the installation that is told what happens, and verifies it. */
export async function listen(world: World, types: MessageType[] | null = null) {
  const { runtime, studio } = world
  const receiver = await startReceiver({ now: () => runtime.clock.now(runtime.db) })
  const made = await createEndpoint(
    studio.actor,
    { attempt: runtime.ids(), url: receiver.url, types },
    runtime,
  )
  if (!made.ok) throw new Error(made.problem)
  receiver.trust(made.secret)
  return { ...receiver, endpointId: made.endpointId, secret: made.secret }
}

export type Listener = Awaited<ReturnType<typeof listen>>

/** The messages about a booking or a page, opened, in the order they were owed. */
export async function messagesAbout({ runtime }: Pick<World, "runtime">, subjectId: string) {
  const rows = await runtime.db
    .select()
    .from(webhookMessages)
    .where(eq(webhookMessages.subjectId, subjectId))
    .orderBy(asc(webhookMessages.id))
  return rows.map(({ id, type, sealedBody }) => ({
    id,
    type,
    body: JSON.parse(openBody(id, sealedBody ?? "", runtime)) as {
      type: string
      timestamp: string
      data: Record<string, unknown> & { change: Record<string, unknown> }
    },
  }))
}

/** The deliveries of one endpoint, oldest first. */
export function deliveriesTo({ runtime }: Pick<World, "runtime">, endpointId: string) {
  return runtime.db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, endpointId))
    .orderBy(asc(webhookDeliveries.createdAt), asc(webhookDeliveries.id))
}

/** Messages on their way to a program: to `program`, unless another endpoint or receiver is named. */
export function deliveriesOf(world: World, program: Listener) {
  const { runtime, studio } = world

  /** A message that is owed and not sent yet. @returns its delivery's id */
  async function owe({ endpointId }: Pick<Listener, "endpointId"> = program): Promise<string> {
    const attempt = runtime.ids()
    const sent = await sendTestMessage(studio.actor, { endpointId, attempt }, runtime)
    if (!sent.ok) throw new Error(sent.problem)
    const all = await deliveriesTo(world, endpointId)
    return all.find((one) => one.messageId === attempt)?.id ?? ""
  }

  async function stateOf(
    deliveryId: string,
    { endpointId }: Pick<Listener, "endpointId"> = program,
  ) {
    const { organizerId } = studio
    const delivery = await findDelivery({ organizerId, endpointId, deliveryId }, runtime)
    if (!delivery) throw new Error("no delivery")
    return delivery
  }

  /** What the receiver got of one message, try by try. */
  const arrivals = (messageId: string, { received }: Pick<Listener, "received"> = program) =>
    received.filter(({ headers }) => headers["webhook-id"] === messageId)

  return { owe, stateOf, arrivals }
}
