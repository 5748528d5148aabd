import { readAlready } from "#db/clock.ts"
import { readDate, readMonth } from "#app/features/availability/bookable-months.ts"
import { pickedHost } from "#app/features/availability/picked-host.ts"
import { translator } from "#app/messages/translate.ts"
import { pageAsSold } from "#app/features/booking/page-as-sold.ts"
import { showPicture } from "#app/features/media/picture.ts"
import { stayingInFrame } from "#app/features/booking/staying-in-frame.ts"
import { resumeBooking, type ResumedHold } from "#app/features/booking/resume-booking.server.ts"
import { showTimes } from "#app/features/availability/show-times.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Frame } from "#app/ui/frame.ts"
import { carriedQuery, isEmbedded } from "./carried-query.ts"
import { chooseDuration } from "./choose-duration.ts"
import { chooseZone } from "./choose-zone.ts"
import { frameOfPage } from "./frame-of-page.ts"
import { hostOptions } from "./host-options.ts"
import { offerOfPage } from "./offer-of-page.server.ts"
import { pageAddresses } from "./page-addresses.ts"
import { readPagePreview } from "./page-preview.server.ts"
import { findPageForClient, type ClosedLink } from "./find-page-for-client.server.ts"
import { findPreviewedPage, type ShownPage } from "./queries.server.ts"
import { showClosedLink, type ShownClosedLink } from "./show-closed-link.ts"
import { shareOfPage, type ShareFacts } from "./share-of-page.ts"
import { descriptionInFrame, renderDescription } from "./render-description.server.ts"
import type { BookingPageFacts } from "./screens/booking-page-screen.tsx"

export type BookingPageRequest = {
  organizerSlug: string
  pageSlug: string
  /** As the address has it: nothing in it is believed. */
  query: URLSearchParams
  rememberedZone: string | null
  /** Of the reader, by what their browser asks for; null when it asks for nothing we know. */
  locale: (fallback: string) => string
}

export type ShownBookingPage = {
  frame: Frame
  title: string
  facts: BookingPageFacts
  /** How a link to it looks where it is shared; empty for what is not for everybody. */
  share: ShareFacts
  /** Whether search engines may show the page: not when only whoever is given its address shall find it. */
  isListed: boolean
  /** Whether the page is everybody's: nothing in it belongs to one reader alone. */
  isShared: boolean
  /** A zone that the address names, to be remembered; null when it names none. */
  zoneToRemember: string | null
}

/**
 * A booking page as it is now: at most three queries, one of which reads the clock along, when its calendars were
 * read lately and its month has free times.
 * @returns null when there is no such page, or it is not published and no preview link opens it, or it is private
 *   and no single-use link does; an address to go to instead when `resume` names a booking that is paid, or was
 *   moved since; why a single-use link opens nothing any more
 */
export async function showBookingPage(
  request: BookingPageRequest,
  runtime: Runtime,
): Promise<ShownBookingPage | ShownClosedLink | { redirectTo: string } | null> {
  const { query } = request
  const preview = query.get("preview")
  const found = preview === null ? await findPageForClient(request, runtime) : null
  const page = preview === null ? found?.page : await findPreview(request, preview, runtime)
  if (!page) return null
  const pinned = { ...runtime, clock: readAlready(page.readAt) }
  if (found?.closed) return closedLink(request, page, found.closed)
  const token = preview === null ? query.get("resume") : null
  const known = await resumeBooking(token, page.page.id, pinned)
  const resumed = isEmbedded(query) ? stayingInFrame(known, page, token) : known
  if (resumed?.kind === "elsewhere" || resumed?.kind === "outdated") {
    return { redirectTo: resumed.backHref }
  }
  const hold = resumed?.kind === "hold" ? resumed : null
  const again = resumed?.kind === "again" ? resumed : null
  const askedZone = query.get("timeZone")
  const zone = chooseZone(page, { asked: askedZone, remembered: request.rememberedZone })
  const timeZone = askedZone === zone.timeZone ? askedZone : null
  // What is held stays as it was sold, however the page reads by now.
  const sold = hold ? { ...page, revision: { ...page.revision, content: hold.content } } : page
  const askedDuration = query.get("duration") ?? String(again?.durationMinutes)
  const durationMinutes = hold?.durationMinutes ?? chooseDuration(page, askedDuration)
  const resume = hold?.token ?? again?.token ?? null
  const host = hold ? null : pickedHost(page, query.get("host"))
  const carried = carriedQuery(query, page.revision.content, found?.link)
  const day = { month: readMonth(query.get("month")), date: readDate(query.get("date")) }
  const kept = { durationMinutes, timeZone, resume, preview, host, carried, day }
  const addresses = pageAddresses(sold, kept)
  const locale = request.locale(page.organizer.locale)
  const text = translator(locale, page.organizer.ownTexts)
  const shownPage = hold ? pageAsSold(page, hold.hostIds, hold.content) : page
  const offer = offerOfPage(hold ? { ...sold, hosts: shownPage.hosts } : page, {
    ...{ durationMinutes, pickedHostId: host, locale, text },
  })
  const called = offer.host.called ?? offer.host.name
  const times = await showTimes(
    shownPage,
    {
      ...{ durationMinutes, ...day, ...zone, moving: hold, pickedHostId: host },
      calledHost: called,
      dayHref: addresses.day,
      timeHref: addresses.time,
      zoneForm: addresses.zoneForm,
    },
    pinned,
  )
  const { title, description } = page.revision.content
  const isShared = resume === null && preview === null && Object.keys(carried).length === 0
  return {
    frame: frameOfPage(page, { locale, isEmbedded: isEmbedded(query) }),
    title: text("booking.page.title", { page: title, host: called }),
    facts: {
      offer,
      cover: page.cover && showPicture(page.cover),
      descriptionHtml: aboutHtml(description, isEmbedded(query)),
      durations: hold ? [] : durationsOf(page, durationMinutes, addresses.duration),
      hosts: hold ? null : hostOptions(page, host, addresses),
      times,
      heldTime: hold ? heldTime(hold, zone.timeZone) : null,
      isPreview: preview !== null,
      isEmbedded: isEmbedded(query),
    },
    share:
      isShared && page.revision.content.visibility !== "private"
        ? shareOfPage(page, runtime.env.appUrl)
        : [],
    isListed: page.revision.content.visibility === "public",
    isShared,
    zoneToRemember: timeZone,
  }
}

function closedLink(
  { query, rememberedZone, locale }: BookingPageRequest,
  page: ShownPage,
  closed: ClosedLink,
): ShownClosedLink {
  const zone = chooseZone(page, { asked: query.get("timeZone"), remembered: rememberedZone })
  const reader = { locale: locale(page.organizer.locale), timeZone: zone.timeZone }
  return showClosedLink(page, closed, { ...reader, isEmbedded: isEmbedded(query) })
}

async function findPreview(
  address: { organizerSlug: string; pageSlug: string },
  preview: string,
  runtime: Runtime,
): Promise<ShownPage | null> {
  const now = await runtime.clock.now(runtime.db)
  const revisionId = readPagePreview(runtime.keyring, preview, now)
  return revisionId ? findPreviewedPage({ ...address, revisionId }, runtime) : null
}

function aboutHtml(description: string, isInFrame: boolean): string | null {
  if (description.trim() === "") return null
  const html = renderDescription(description)
  return isInFrame ? descriptionInFrame(html) : html
}

function durationsOf(
  page: ShownPage,
  chosen: number,
  href: (minutes: number) => string,
): BookingPageFacts["durations"] {
  const { durations, currency } = page.revision.content
  return durations.map(({ minutes, amountMinor }) => ({
    minutes,
    price: amountMinor > 0 ? { amountMinor, currency } : null,
    href: href(minutes),
    isChosen: minutes === chosen,
  }))
}

function heldTime(hold: ResumedHold, timeZone: string): BookingPageFacts["heldTime"] {
  const { startsAt, endsAt, backHref } = hold
  return { time: { startsAt, endsAt, timeZone }, statusHref: backHref }
}
