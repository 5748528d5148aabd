import { absolute, paths } from "#app/paths.ts"
import type { EmailContent, EmailMoney } from "#app/emails/booking-facts.ts"
import type { AlertReason } from "#app/emails/organizer-alert.ts"
import { renderTemplate } from "#app/emails/registry.ts"
import type { Runtime } from "#app/runtime.server.ts"
import {
  bookingAddress,
  linksOf,
  otherTimesAddress,
} from "#app/features/notification/booking-links.server.ts"
import type { EmailKind } from "#app/features/notification/kinds.ts"
import type { EmailBooking, OutboundEmail } from "#app/features/notification/read-email.server.ts"
import { brandOf, factsOf } from "./booking-facts.ts"

/** The text of a mail about a booking, from the booking as it is now. */
export function renderBookingEmail(
  email: OutboundEmail,
  booking: EmailBooking,
  runtime: Pick<Runtime, "keyring" | "env">,
): EmailContent {
  const kind = email.kind as EmailKind
  const isClient = email.recipient === "client"
  const facts = factsOf(booking, email.recipient, runtime.env.appUrl)
  const adminUrl = absolute(runtime.env.appUrl, paths.adminBooking(booking.id))
  const statusUrl = bookingAddress(runtime, booking, "status", paths.booking)
  const payUrl = bookingAddress(runtime, booking, "pay", paths.bookingPay)
  const money = (amountMinor: number): EmailMoney => ({ amountMinor, currency: booking.currency })
  const paid = booking.capturedMinor > 0 ? money(booking.capturedMinor) : null
  const links = linksOf(booking, runtime)
  const heldUntilAt = booking.payableUntil ?? booking.startsAt
  const otherTimes = (resume: boolean) => otherTimesAddress(booking, runtime, { resume })
  const host = { clientEmail: booking.clientEmail, adminUrl }

  switch (kind) {
    case "hold-resume":
      return renderTemplate(kind, { facts, heldUntilAt, payUrl, otherTimesUrl: otherTimes(true) })
    case "payment-failed":
      return renderTemplate(kind, {
        facts,
        heldUntilAt,
        retryUrl: payUrl,
        otherTimesUrl: otherTimes(true),
        reason: null,
      })
    case "booking-confirmed":
      return renderTemplate(kind, { facts, links, paid })
    case "booking-received":
      return renderTemplate(kind, { facts, paid, ...host })
    case "reminder-24h":
    case "reminder-1h":
      return renderTemplate(kind, { facts, links })
    case "booking-moved": {
      const move = {
        facts,
        movedBy:
          email.detail?.["movedBy"] === "organizer" ? ("organizer" as const) : ("client" as const),
        previous: {
          startsAt: dateOf(email, "fromStartsAt", booking.startsAt),
          endsAt: dateOf(email, "fromEndsAt", booking.endsAt),
        },
      }
      return isClient
        ? renderTemplate(kind, { ...move, links })
        : renderTemplate("booking-moved-host", { ...move, ...host })
    }
    case "booking-reassigned":
      return renderTemplate(kind, { facts, links })
    case "booking-handed-over":
      return renderTemplate(kind, { facts, adminUrl })
    case "booking-canceled": {
      // What was returned before the cancelation, by hand or elsewhere, is part of what comes back.
      const decidedMinor = Number(email.detail?.["refundMinor"] ?? 0)
      const refundMinor = Math.max(decidedMinor, booking.refundReservedMinor)
      const outcome = {
        facts,
        canceledBy: booking.canceledBy === "client" ? ("client" as const) : ("organizer" as const),
        money: !paid
          ? ({ outcome: "nothing-paid" } as const)
          : refundMinor > 0
            ? ({ outcome: "refunded", paid, refund: money(refundMinor) } as const)
            : ({ outcome: "kept", paid } as const),
      }
      return isClient
        ? renderTemplate(kind, { ...outcome, statusUrl, bookAgainUrl: otherTimes(false) })
        : renderTemplate("booking-canceled-host", { ...outcome, ...host })
    }
    case "late-payment-refunded":
      return renderTemplate(kind, {
        facts,
        refund: money(booking.capturedMinor),
        otherTimesUrl: otherTimes(false),
      })
    case "fresh-link": {
      const isLive = booking.state === "CONFIRMED"
      return renderTemplate(kind, { facts, statusUrl, links: isLive ? links : null })
    }
    default:
      return renderTemplate("organizer-alert", {
        organizer: brandOf(booking, runtime.env.appUrl),
        locale: booking.organizer.locale,
        reason: alertReason(email),
        amounts: alertAmounts(alertReason(email), booking),
        detail: null,
        facts,
        adminUrl,
      })
  }
}

function alertReason(email: OutboundEmail): AlertReason {
  return String(email.detail?.["alert"] ?? email.detail?.["reason"]) as AlertReason
}

/** What is known of the money, as far as it has to do with the alert. */
function alertAmounts(reason: AlertReason, booking: EmailBooking) {
  const { currency } = booking
  const money = (amountMinor: number): EmailMoney => ({ amountMinor, currency })
  const received = money(booking.capturedMinor)
  switch (reason) {
    case "amount-mismatch":
      return { asked: money(booking.amountMinor) }
    case "refunded-elsewhere":
    case "refund-failed":
      return { received, returned: money(booking.refundReservedMinor) }
    case "disputed":
      return { disputed: received }
    default:
      return {}
  }
}

function dateOf(email: OutboundEmail, name: string, otherwise: Date): Date {
  const value = email.detail?.[name]
  return typeof value === "string" ? new Date(value) : otherwise
}
