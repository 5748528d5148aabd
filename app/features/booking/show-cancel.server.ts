import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import { clientCutoff, refundByRule } from "#app/features/payment/policy.ts"
import type { Frame } from "#app/ui/frame.ts"
import { frameOfBooking, offerOfBooking, timeOfBooking } from "./offer-of-booking.server.ts"
import type { OpenLink } from "./open-booking-link.server.ts"
import type { CancelFacts, CancelMoney } from "./screens/cancel-screen.tsx"
import { isHold } from "./states.ts"

const MINUTE = 60_000

export type ShownCancel = { kind: "cancel"; frame: Frame; title: string; facts: CancelFacts }

/**
 * What canceling now would do, before anything is done; null when the booking has ended and there is
 * nothing to cancel.
 */
export function showCancel({ booking, token, purpose, now }: OpenLink): ShownCancel | null {
  const { content, startsAt, state } = booking
  const text = translator(booking.locale, booking.ownTexts)
  const action = paths.bookingCancel(token)
  const shown = (facts: Pick<CancelFacts, "cancel" | "possibleUntil">): ShownCancel => ({
    kind: "cancel",
    frame: frameOfBooking(booking),
    title: text("booking.cancel.title", { page: content.title }),
    facts: {
      offer: offerOfBooking(booking),
      time: timeOfBooking(booking),
      reference: booking.reference,
      keepHref: purpose === "status" ? paths.booking(token) : null,
      ...facts,
    },
  })
  if (isHold(state)) {
    // A debit on its way cannot be called back from here: the organizer decides.
    const cancel =
      booking.waitsFor === "settlement" ? null : { action, money: { kind: "unpaid" as const } }
    return shown({ cancel, possibleUntil: null })
  }
  if (state !== "CONFIRMED") return null
  const verdict = clientCutoff(content.cancelCutoffMinutes, startsAt, now)
  if (verdict === "allowed") {
    return shown({ cancel: { action, money: cancelMoney(booking, now) }, possibleUntil: null })
  }
  const { cancelCutoffMinutes } = content
  const possibleUntil =
    cancelCutoffMinutes === null
      ? null
      : new Date(startsAt.getTime() - cancelCutoffMinutes * MINUTE)
  return shown({ cancel: null, possibleUntil })
}

/** What the frozen rule returns now, less what has gone back already. */
export function cancelMoney(
  booking: Pick<
    EmailBooking,
    "capturedMinor" | "refundReservedMinor" | "currency" | "content" | "startsAt"
  >,
  now: Date,
): CancelMoney {
  const { capturedMinor, refundReservedMinor, currency, content, startsAt } = booking
  if (capturedMinor === 0) return { kind: "nothing" }
  const paid = { amountMinor: capturedMinor, currency }
  const byRule = refundByRule(content.refundRule, { capturedMinor, currency, startsAt, now })
  if (refundReservedMinor === capturedMinor) return { kind: "returned" }
  const amountMinor = Math.min(byRule, capturedMinor) - refundReservedMinor
  if (amountMinor <= 0) return { kind: "kept", paid }
  const amount = { amountMinor, currency }
  return amountMinor === capturedMinor ? { kind: "full", amount } : { kind: "part", amount, paid }
}
