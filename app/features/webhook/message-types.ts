/** Everything that programs can be told. Names are only ever added. */
export const MESSAGE_TYPES = [
  "booking.scheduled",
  "booking.payment_pending",
  "booking.payment_failed",
  "booking.confirmed",
  "booking.moved",
  "booking.reassigned",
  "booking.completed",
  "booking.canceled",
  "booking.abandoned",
  "booking.refund_succeeded",
  "booking.refund_failed",
  "booking.refunded",
  "page.published",
  "page.unpublished",
] as const

export type MessageType = (typeof MESSAGE_TYPES)[number]

/** Made by hand for one endpoint; nobody can ask for it. */
export const TEST_TYPE = "test.message"

/** What a booking's event says of itself, as far as it decides the type. */
export type ToldEvent = {
  kind: string
  reason: string
  from?: string | undefined
  to?: string | undefined
  detail?: Record<string, unknown> | undefined
}

const typeOfState: Record<string, MessageType> = {
  SCHEDULED: "booking.scheduled",
  PAYMENT_PENDING: "booking.payment_pending",
  PAYMENT_FAILED: "booking.payment_failed",
  CONFIRMED: "booking.confirmed",
  COMPLETED: "booking.completed",
  CANCELED: "booking.canceled",
  ABANDONED: "booking.abandoned",
  REFUNDED: "booking.refunded",
}

const typeOfRefund: Record<string, MessageType> = {
  "refund-succeeded": "booking.refund_succeeded",
  "refund-failed": "booking.refund_failed",
}

/**
 * What programs are told of an event of a booking; null for what is of no concern outside. A booking that
 * falls back from `REFUNDED` was not canceled anew: its refund failed.
 */
export function typeOfEvent(event: ToldEvent): MessageType | null {
  const { kind, reason, from, to, detail } = event
  if (kind === "moved") return "booking.moved"
  if (kind === "reassigned") return "booking.reassigned"
  if (kind === "refund") {
    const isElsewhere = reason === "refund-made-elsewhere" && detail?.["state"] === "succeeded"
    return isElsewhere ? "booking.refund_succeeded" : (typeOfRefund[reason] ?? null)
  }
  if (kind !== "transition" || to === undefined) return null
  return from === "REFUNDED" ? "booking.refund_failed" : (typeOfState[to] ?? null)
}

/** Whether an endpoint with this choice hears a message of this type. */
export function wants(types: readonly string[] | null, type: string): boolean {
  return types === null || types.includes(type)
}
