import { paths } from "#app/paths.ts"
import { answersOf } from "#app/features/notification/answers.ts"
import { getEmailBooking } from "#app/features/notification/read-email.server.ts"
import { renderDescription } from "#app/features/page/render-description.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Frame } from "#app/ui/frame.ts"
import { frameOfBooking, offerOfBooking, timeOfBooking } from "./offer-of-booking.server.ts"
import type { OpenLink } from "./open-booking-link.server.ts"
import type { StatusFacts } from "./screens/status-facts.ts"
import { askAboutPayment } from "./ask-about-payment.server.ts"
import { isHold } from "./states.ts"
import { getStatusRecords } from "./status-records.server.ts"
import { statusView } from "./show-status-view.server.ts"

export type ShownStatus = { frame: Frame; facts: StatusFacts }

/**
 * Everything the status page says. When a checkout is open the provider is asked first, so that the page
 * tells what has happened there.
 * @param sessionId as the address has it, only a sign that the client comes back: it names nothing
 * @param isCheckoutProblem the payment page could not be opened just now
 */
export async function showStatus(
  { booking: found, token, now }: Pick<OpenLink, "booking" | "token" | "now">,
  { sessionId = null, isCheckoutProblem = false }: StatusRequest,
  runtime: Runtime,
): Promise<ShownStatus> {
  const isBack = sessionId !== null
  const news = isCheckoutProblem
    ? ({ kind: "nothing-open" } as const)
    : await askAboutPayment(found, { isBack, now }, runtime)
  // A hold without an open checkout may have been confirmed since it was read: by its message, or by a job.
  const isSettled = news.kind === "nothing-open" && !isHold(found.state)
  const booking = isSettled ? found : await getEmailBooking(found.id, runtime)
  const records = await getStatusRecords(booking, runtime)
  const reloadHref = isBack
    ? `${paths.booking(token)}?session_id=${encodeURIComponent(sessionId.slice(0, 255))}`
    : paths.booking(token)
  const view = statusView(
    { booking, records, news, isBack, isCheckoutProblem, token, reloadHref, now },
    runtime,
  )
  const { capturedMinor, currency, content } = booking
  const isConfirmed = view.state === "CONFIRMED"
  return {
    frame: frameOfBooking(booking),
    facts: {
      offer: offerOfBooking(booking),
      time: timeOfBooking(booking),
      reference: booking.reference,
      joinUrl: view.state === "CONFIRMED" ? content.location.url : null,
      paid: capturedMinor > 0 ? { amountMinor: capturedMinor, currency } : null,
      answers: answersOf(booking),
      confirmedHtml: isConfirmed ? confirmedHtml(content.confirmedText) : null,
      goOnHref: isConfirmed ? content.afterBookingUrl : null,
      view,
    },
  }
}

function confirmedHtml(markdown: string): string | null {
  return markdown.trim() === "" ? null : renderDescription(markdown)
}

type StatusRequest = { sessionId?: string | null; isCheckoutProblem?: boolean }
