/** The life of a booking: its states and the only ways between them. */
export const bookingStates = [
  "INITIATED",
  "SCHEDULED",
  "PAYMENT_PENDING",
  "CONFIRMED",
  "COMPLETED",
  "ABANDONED",
  "PAYMENT_FAILED",
  "CANCELED",
  "REFUNDED",
] as const

export type BookingState = (typeof bookingStates)[number]

/** The database holds the same table (`booking_transitions`) and refuses every other move. */
export const transitions: Record<BookingState, readonly BookingState[]> = {
  INITIATED: ["SCHEDULED", "ABANDONED", "CANCELED"],
  SCHEDULED: ["PAYMENT_PENDING", "CONFIRMED", "ABANDONED", "CANCELED"],
  PAYMENT_PENDING: ["CONFIRMED", "PAYMENT_FAILED", "ABANDONED", "CANCELED", "SCHEDULED"],
  PAYMENT_FAILED: ["PAYMENT_PENDING", "CONFIRMED", "ABANDONED", "CANCELED", "SCHEDULED"],
  CONFIRMED: ["COMPLETED", "CANCELED"],
  COMPLETED: ["REFUNDED"],
  ABANDONED: ["CONFIRMED", "REFUNDED"],
  CANCELED: ["REFUNDED"],
  // Back to the state it came from, when the provider reports later that the refund failed.
  REFUNDED: ["CANCELED", "COMPLETED", "ABANDONED"],
}

/** A time is held for it, and it is not paid yet. */
export const holdStates = ["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"] as const
export type HoldState = (typeof holdStates)[number]

/** Whether a booking in this state holds a time unpaid. */
export function isHold(state: BookingState): state is HoldState {
  return (holdStates as readonly string[]).includes(state)
}

/** A host's time is taken by a booking in these states. */
export const occupyingStates = [...holdStates, "CONFIRMED"] as const

/** Whether a host's time is taken by a booking in this state. */
export function occupiesTime(state: BookingState): boolean {
  return (occupyingStates as readonly string[]).includes(state)
}
