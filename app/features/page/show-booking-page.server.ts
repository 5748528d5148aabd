import { translator } from "#app/messages/translate.ts"
import { paths, type BookingPageQuery } from "#app/paths.ts"
import { pageOfTeam } from "#app/features/booking/page-of-team.ts"
import { resumeBooking, type ResumedHold } from "#app/features/booking/resume-booking.server.ts"
import { showTimes } from "#app/features/availability/show-times.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { chooseDuration } from "./choose-duration.ts"
import { chooseZone } from "./choose-zone.ts"
import { offerOfPage } from "./offer-of-page.server.ts"
import { readPagePreview } from "./page-preview.server.ts"
import { findPreviewedPage, findPublishedPage, type ShownPage } from "./queries.server.ts"
import { renderDescription } from "./render-description.server.ts"
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
  frame: { locale: string; accent: string }
  title: string
  facts: BookingPageFacts
  /** A zone that the address names, to be remembered; null when it names none. */
  zoneToRemember: string | null
}

/**
 * A booking page as it is now: at most four queries, the clock's among them, when its calendars were read
 * lately and its month has free times.
 * @returns null when there is no such page, or it is not published and no preview link opens it; an address
 *   to go to instead when `resume` names a booking that is paid, or was moved since
 */
export async function showBookingPage(
  request: BookingPageRequest,
  runtime: Runtime,
): Promise<ShownBookingPage | { redirectTo: string } | null> {
  const { query } = request
  const preview = query.get("preview")
  const [now, published] = await Promise.all([
    runtime.clock.now(runtime.db),
    preview === null ? findPublishedPage(request, runtime) : null,
  ])
  const pinned = { ...runtime, clock: { now: async () => now } }
  const page = preview === null ? published : await findPreview(request, preview, now, pinned)
  if (!page) return null
  const resumed =
    preview === null ? await resumeBooking(query.get("resume"), page.page.id, pinned) : null
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
  const addresses = addressesOf(sold, { durationMinutes, timeZone, resume, preview })
  const locale = request.locale(page.organizer.locale)
  const text = translator(locale)
  const offer = offerOfPage(sold, durationMinutes, text)
  const times = await showTimes(
    hold ? pageOfTeam(page, hold.hostIds) : page,
    {
      durationMinutes,
      month: query.get("month"),
      date: query.get("date"),
      ...zone,
      moving: hold,
      dayHref: addresses.day,
      timeHref: addresses.time,
      zoneForm: addresses.zoneForm,
    },
    pinned,
  )
  const { title, description } = page.revision.content
  return {
    frame: { locale, accent: page.organizer.accentColor },
    title: text("booking.page.title", { page: title, host: offer.host.name }),
    facts: {
      offer,
      descriptionHtml: description.trim() ? renderDescription(description) : null,
      durations: hold ? [] : durationsOf(page, durationMinutes, addresses.duration),
      times,
      heldTime: hold ? heldTime(hold, zone.timeZone) : null,
      isPreview: preview !== null,
    },
    zoneToRemember: timeZone,
  }
}

async function findPreview(
  address: { organizerSlug: string; pageSlug: string },
  preview: string,
  now: Date,
  runtime: Runtime,
): Promise<ShownPage | null> {
  const revisionId = readPagePreview(runtime.keyring, preview, now)
  return revisionId ? findPreviewedPage({ ...address, revisionId }, runtime) : null
}

type Kept = {
  durationMinutes: number
  timeZone: string | null
  resume: string | null
  preview: string | null
}

/** Where each choice leads; what the address said besides is kept. */
function addressesOf(page: ShownPage, { durationMinutes, timeZone, resume, preview }: Kept) {
  const at = [page.organizer.slug, page.page.slug] as const
  const isFirst = page.revision.content.durations[0]?.minutes === durationMinutes
  const duration = isFirst ? null : durationMinutes
  const kept = { timeZone, duration, resume, preview }
  const here = (query: BookingPageQuery & { preview?: string | null }) =>
    paths.bookingPage(...at, { ...kept, ...query })
  return {
    day: (month: string, date: string | null) =>
      `${here({ month, date })}${date === null ? "" : "#times"}`,
    // A draft is looked at, not booked: its times lead nowhere else.
    time: (startsAt: Date, date: string) =>
      preview === null
        ? paths.bookingForm(...at, {
            start: startsAt.toISOString().replace(".000Z", "Z"),
            duration: durationMinutes,
            timeZone,
            resume,
          })
        : `${here({ month: date.slice(0, 7), date })}#times-${startsAt.getTime()}`,
    duration: (minutes: number) => here({ duration: minutes }),
    zoneForm: {
      action: paths.bookingPage(...at),
      keep: {
        ...(duration === null ? {} : { duration: String(duration) }),
        ...(resume === null ? {} : { resume }),
        ...(preview === null ? {} : { preview }),
      },
    },
  }
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
