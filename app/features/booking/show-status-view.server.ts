import { paths } from "#app/paths.ts"
import { linksOf } from "#app/features/notification/booking-links.server.ts"
import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import { clientCutoff } from "#app/features/payment/policy.ts"
import type { Price } from "#app/features/page/screens/offer.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { signBookingLink, type LinkPurpose } from "./booking-link.server.ts"
import { linkEndsAt } from "./open-booking-link.server.ts"
import type { RefundLine, RunningHold, StatusView } from "./screens/status-facts.ts"
import type { PaymentNews } from "./ask-about-payment.server.ts"
import type { StatusRecords } from "./status-records.server.ts"

export type StatusQuestion = {
  booking: EmailBooking
  records: StatusRecords
  news: PaymentNews
  /** The client comes back from paying. */
  isBack: boolean
  /** Opening the payment page was just tried, in vain. */
  isCheckoutProblem: boolean
  /** Of the status link that is open. */
  token: string
  /** The page's own address, to look again. */
  reloadHref: string
  now: Date
}

type Keys = Pick<Runtime, "keyring" | "env">

/** Where a booking stands for its client, with what can be done now. Decided from rows and clock alone. */
export function statusView(question: StatusQuestion, runtime: Keys): StatusView {
  const { booking, records } = question
  const again = () => paths.bookingPage(booking.organizer.slug, booking.pageSlug)
  // Nobody gets to a private page without a link of its own, and this booking's has been used.
  const isOpen = records.isPagePublished && booking.content.visibility !== "private"
  const bookAgainHref = isOpen ? again() : null
  switch (booking.state) {
    case "INITIATED":
      return { state: "INITIATED", finishHref: again() }
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return holdView(question, booking.state, runtime)
    case "CONFIRMED":
      return confirmedView(question, runtime)
    case "COMPLETED":
      return { state: "COMPLETED", bookAgainHref }
    case "ABANDONED":
      return question.news.kind === "no-answer" && question.isBack
        ? { state: "PAYMENT_PENDING", waitsFor: "checking", reloadHref: question.reloadHref }
        : abandonedView(question, runtime)
    case "CANCELED": {
      const refund = refundLine(booking, records)
      return { state: "CANCELED", by: booking.canceledBy ?? "system", refund, bookAgainHref }
    }
    case "REFUNDED": {
      const done = records.refunds.filter(({ state }) => state === "succeeded")
      const reference = done.at(-1)?.reference ?? null
      return { state: "REFUNDED", amount: sumOf(done, booking.currency), reference, bookAgainHref }
    }
  }
}

function holdView(
  question: StatusQuestion,
  state: "SCHEDULED" | "PAYMENT_PENDING" | "PAYMENT_FAILED",
  runtime: Keys,
): StatusView {
  const { booking, records, news, isBack, now, reloadHref } = question
  if (booking.waitsFor === "settlement") return { state: "PAYMENT_PENDING", waitsFor: "settlement" }
  if (booking.waitsFor === "approval") return { state: "SCHEDULED", waitsFor: "approval" }
  const { payableUntil } = booking
  const isOver = payableUntil === null || payableUntil <= now
  if (news.kind === "no-answer" && (isBack || isOver)) {
    return { state: "PAYMENT_PENDING", waitsFor: "checking", reloadHref }
  }
  // The job that ends it may be late; for the client it is over when its time is.
  if (isOver) return abandonedView(question, runtime)
  const hold = runningHold(question, payableUntil, runtime)
  const scheduled = { state: "SCHEDULED", waitsFor: "payment", hold } as const
  if (question.isCheckoutProblem) return { ...scheduled, checkoutProblem: true }
  if (state === "PAYMENT_FAILED") {
    return { state, reason: news.kind === "known" ? news.decline : null, hold }
  }
  if (state === "PAYMENT_PENDING") return { state, waitsFor: "payment", hold }
  const isStuck = records.checkoutState === "creating" || records.checkoutState === "refused"
  return { ...scheduled, checkoutProblem: isStuck }
}

function runningHold(
  { booking, records, token, now }: StatusQuestion,
  payableUntil: Date,
  runtime: Keys,
): RunningHold {
  const { slug } = booking.organizer
  const resume = sign(booking, "pay", runtime)
  return {
    payableUntil,
    now,
    returned: refundLine(booking, records),
    actions: {
      payAction: paths.bookingPay(token),
      otherTimeHref: records.isPagePublished
        ? paths.bookingPage(slug, booking.pageSlug, { duration: booking.durationMinutes, resume })
        : null,
      releaseAction: paths.bookingRelease(token),
    },
  }
}

function confirmedView({ booking, token, now }: StatusQuestion, runtime: Keys): StatusView {
  const { content, startsAt } = booking
  const { google, outlook } = linksOf(booking, runtime)
  const isAllowed = (cutoffMinutes: number | null) =>
    clientCutoff(cutoffMinutes, startsAt, now) === "allowed"
  return {
    state: "CONFIRMED",
    email: booking.clientEmail,
    addToCalendar: {
      google,
      outlook,
      file: paths.bookingCalendarFile(sign(booking, "calendar", runtime)),
    },
    moveHref: isAllowed(content.moveCutoffMinutes) ? paths.bookingReschedule(token) : null,
    cancelHref: isAllowed(content.cancelCutoffMinutes) ? paths.bookingCancel(token) : null,
  }
}

function abandonedView({ booking, records, now }: StatusQuestion, runtime: Keys): StatusView {
  return {
    state: "ABANDONED",
    isReleasedByClient: records.isLetGo,
    refund: refundLine(booking, records),
    bookAgainHref: records.isPagePublished ? bookAgainAddress(booking, now, runtime) : null,
  }
}

/** The page with the answers given before, for as long as the link that brings them lives. */
export function bookAgainAddress(booking: EmailBooking, now: Date, runtime: Keys): string {
  return paths.bookingPage(booking.organizer.slug, booking.pageSlug, {
    duration: booking.durationMinutes,
    resume: now < linkEndsAt("pay", booking) ? sign(booking, "pay", runtime) : null,
  })
}

/** One line for all that goes back: trouble first, then what is on its way, then what has arrived. */
export function refundLine(
  { capturedMinor, currency }: Pick<EmailBooking, "capturedMinor" | "currency">,
  { refunds }: Pick<StatusRecords, "refunds">,
): RefundLine {
  const failed = refunds.filter(({ state }) => state === "failed" || state === "canceled")
  if (failed.length > 0) return { kind: "failed", amount: sumOf(failed, currency) }
  const open = refunds.filter(({ state }) => state !== "succeeded")
  if (open.length > 0) return { kind: "on-its-way", amount: sumOf(open, currency) }
  if (refunds.length > 0) return { kind: "done", amount: sumOf(refunds, currency) }
  return { kind: capturedMinor === 0 ? "none" : "kept" }
}

/** In the currency in which they were paid; of another than was asked, at worst in that of the first. */
function sumOf(list: StatusRecords["refunds"], asked: string): Price {
  const currency = list[0]?.currency ?? asked
  const same = list.filter((refund) => refund.currency === currency)
  return { amountMinor: same.reduce((sum, { amountMinor }) => sum + amountMinor, 0), currency }
}

function sign(booking: EmailBooking, purpose: LinkPurpose, { keyring }: Keys): string {
  const { id, linkVersion } = booking
  return signBookingLink(keyring, { bookingId: id, purpose, version: linkVersion })
}
