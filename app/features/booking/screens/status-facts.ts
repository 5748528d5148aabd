import type { Offer, Price, ShownTime } from "#app/features/page/screens/offer.ts"
import type { HoldActionsFacts } from "./hold-actions.tsx"

/** What comes back of the money of a booking that is off. */
export type RefundLine =
  /** Nothing was ever paid. */
  | { kind: "none" }
  /** Paid, and by the rules nothing is returned. */
  | { kind: "kept" }
  /** `on-its-way` is decided, `done` said so by the provider, `failed` tried again by the organizer. */
  | { kind: "on-its-way" | "done" | "failed"; amount: Price }

/** A hold that still runs: `payableUntil` is what the client may count on; `now` the server's clock. */
export type RunningHold = {
  payableUntil: Date
  now: Date
  actions: HoldActionsFacts
  /** What was paid of another amount than was asked, and comes back. */
  returned: RefundLine
}

/** Where a booking stands, with what only that state needs. The names are those of the life cycle. */
export type StatusView =
  | { state: "INITIATED"; finishHref: string }
  | { state: "SCHEDULED"; waitsFor: "payment"; hold: RunningHold; checkoutProblem: boolean }
  | { state: "SCHEDULED"; waitsFor: "approval" }
  | {
      state: "PAYMENT_PENDING"
      /** `payment`: the checkout is open. `checking`: the client came back, we ask. `settlement`: the bank takes days. */
      waitsFor: "payment"
      hold: RunningHold
    }
  | { state: "PAYMENT_PENDING"; waitsFor: "checking"; reloadHref: string }
  | { state: "PAYMENT_PENDING"; waitsFor: "settlement" }
  | {
      state: "PAYMENT_FAILED"
      /** In words for people, from the provider; null when it gave none. */
      reason: string | null
      hold: RunningHold
    }
  | {
      state: "CONFIRMED"
      /** Where the invitation went; null when the link may not show it. */
      email: string | null
      addToCalendar: { google: string; outlook: string; file: string }
      /** Null when it is too late or not allowed: then the reason is said instead. */
      moveHref: string | null
      cancelHref: string | null
    }
  | { state: "COMPLETED"; bookAgainHref: string | null }
  | {
      state: "ABANDONED"
      isReleasedByClient: boolean
      /** What was paid too late, or of another amount than was asked. */
      refund: RefundLine
      /** The page again, with the same answers; null when the page is gone. */
      bookAgainHref: string | null
    }
  | {
      state: "CANCELED"
      by: "client" | "organizer" | "system"
      refund: RefundLine
      bookAgainHref: string | null
    }
  | {
      state: "REFUNDED"
      amount: Price
      /** The provider's reference, for asking the bank; null when it gave none. */
      reference: string | null
      bookAgainHref: string | null
    }

export type StatusFacts = {
  offer: Offer
  time: ShownTime
  /** Short enough to be said on the telephone. */
  reference: string
  /** The address to join at, given to confirmed bookings only; https. */
  joinUrl: string | null
  /** What was paid so far; null when nothing was. */
  paid: Price | null
  answers: readonly { label: string; value: string }[]
  /** Sanitized HTML of what the organizer tells confirmed clients; null when there is nothing, or it is not confirmed. */
  confirmedHtml?: string | null
  /** The page of the organizer's own site where a confirmed client goes on; null when there is none. */
  goOnHref?: string | null
  view: StatusView
}
