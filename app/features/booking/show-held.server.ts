import { sql } from "drizzle-orm"
import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import { findPageForClient } from "#app/features/page/find-page-for-client.server.ts"
import { isAtAddress } from "#app/features/page/is-at-address.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Frame } from "#app/ui/frame.ts"
import { frameOfBooking, offerOfBooking, timeOfBooking } from "./offer-of-booking.server.ts"
import { openBookingLink, type OpenLink, type SpentLink } from "./open-booking-link.server.ts"
import type { HeldFacts } from "./screens/held-screen.tsx"
import { isHold } from "./states.ts"

export type ShownHeld = { status: 200 | 410; frame: Frame; title: string; facts: HeldFacts }

type HeldAddress = { organizerSlug: string; pageSlug: string }

/**
 * What a form in a frame led to: the time that is held or booked, and the one link to what may not be shown
 * inside another site. Of a hold or a booking that is over it says so, and leads back to the page in the frame.
 * @param token of the booking's own link
 * @returns null when the token is not signed here, or belongs to a page that never was at the address
 */
export async function showHeld(
  { token, ...address }: HeldAddress & { token: string | null },
  runtime: Runtime,
): Promise<ShownHeld | null> {
  const link = await openBookingLink(token ?? "", ["status", "pay"], runtime)
  if (link.kind === "unknown") return null
  const { booking } = link
  if (!(await isOfBooking(booking, address, runtime))) return null
  const text = translator(booking.locale, booking.ownTexts)
  const { embedOrigins } = booking.organizer
  const frame: Frame = { ...frameOfBooking(booking), embeddedBy: embedOrigins ?? "any" }
  const title = text("client.held.title", { page: booking.content.title })
  if (link.kind !== "open") {
    const pageHref = await wayBack(link, null, runtime)
    return { status: 410, frame, title, facts: { kind: "over", pageHref } }
  }
  const live = liveFacts(link)
  if (live) return { status: 200, frame, title, facts: live }
  const kind = endOf(booking)
  // Who let a hold run out finds what they typed; of a booking that is over nothing is begun anew.
  const pageHref = await wayBack(link, kind === "ended" ? link.token : null, runtime)
  const shown = { offer: offerOfBooking(booking), time: timeOfBooking(booking) }
  const facts = { kind, ...shown, href: ownHref(link), pageHref }
  return { status: 200, frame, title: text(`client.held.${kind}`), facts }
}

/** Whether the booking's page has the address, or had it when the frame was opened. */
async function isOfBooking(
  { pageId }: OpenLink["booking"],
  address: HeldAddress,
  { db }: Runtime,
): Promise<boolean> {
  const rows = await db.execute(sql`
    select from pages p join organizers o on o.id = p.organizer_id
    where p.id = ${pageId} and ${isAtAddress(address)}`)
  return rows.length > 0
}

/** The page, inside the frame; null where it is not open to this client. */
async function wayBack(
  { booking }: OpenLink | SpentLink,
  resume: string | null,
  runtime: Runtime,
): Promise<string | null> {
  const at = [booking.organizer.slug, booking.pageSlug] as const
  const query = new URLSearchParams(resume === null ? {} : { resume })
  const found = await findPageForClient({ organizerSlug: at[0], pageSlug: at[1], query }, runtime)
  if (!found || found.closed) return null
  return paths.bookingPage(...at, { resume }, { embed: "1" })
}

/** A booking that is going on; null of one that is over. */
function liveFacts(link: OpenLink): HeldFacts | null {
  const { booking, token, now } = link
  const shown = { offer: offerOfBooking(booking), time: timeOfBooking(booking) }
  const { state, payableUntil, amountMinor, waitsFor } = booking
  const isRunning = waitsFor === "settlement" || (payableUntil !== null && payableUntil > now)
  if (isHold(state) && isRunning) {
    const isPayable = waitsFor !== "settlement" && payableUntil !== null && amountMinor > 0
    return isPayable
      ? { kind: "pay", ...shown, href: paths.bookingCheckout(token), payableUntil, now }
      : { kind: "other", ...shown, href: ownHref(link), goOnHref: null }
  }
  if (state !== "CONFIRMED") return null
  return {
    kind: "booked",
    ...shown,
    href: ownHref(link),
    goOnHref: booking.content.afterBookingUrl,
  }
}

function endOf({ state }: OpenLink["booking"]): "ended" | "canceled" | "done" {
  if (isHold(state) || state === "ABANDONED") return "ended"
  return state === "COMPLETED" ? "done" : "canceled"
}

function ownHref({ purpose, token }: OpenLink): string {
  return purpose === "pay" ? paths.bookingPay(token) : paths.booking(token)
}
