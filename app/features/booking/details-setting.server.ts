import { translator, type Translate } from "#app/messages/translate.ts"
import { paths, type CarriedQuery } from "#app/paths.ts"
import { pickedHost } from "#app/features/availability/picked-host.ts"
import { carriedQuery, isEmbedded } from "#app/features/page/carried-query.ts"
import { chooseZone } from "#app/features/page/choose-zone.ts"
import { chooseDuration } from "#app/features/page/choose-duration.ts"
import {
  findPageForClient,
  type ClosedLink,
  type OpeningLink,
} from "#app/features/page/find-page-for-client.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { pageAsSold } from "./page-as-sold.ts"
import { readStart } from "./read-start.ts"
import { resumeBooking, type Resumed } from "./resume-booking.server.ts"
import { stayingInFrame } from "./staying-in-frame.ts"

export type DetailsRequest = {
  organizerSlug: string
  pageSlug: string
  /** As the address has it: nothing in it is believed. */
  query: URLSearchParams
  rememberedZone: string | null
  /** The reader's, or the fallback where their browser asks for nothing we know. */
  locale: (fallback: string) => string
}

/** What a details form is about: a time of a page, in a zone, perhaps with a hold that moves to it. */
export type DetailsSetting = {
  kind: "setting"
  /** As it is published now; for a hold that moves, with its own hosts alone. */
  page: ShownPage
  /** The same, with what the client is sold: of a hold that moves, what it was sold under. */
  sold: ShownPage
  resumed: Resumed | null
  /** The single-use link that opens a private page, and why it does not any more. */
  link: OpeningLink | null
  closed: ClosedLink | null
  startsAt: Date
  durationMinutes: number
  /** Whether the page has the length that the address names. */
  isKnownDuration: boolean
  /** Whom the client picked, where the page lets them; null for anybody. */
  pickedHostId: string | null
  timeZone: string
  /** The zone that the address itself names. */
  askedZone: string | null
  /** In a frame of another site: everything that answers stays in it. */
  isEmbedded: boolean
  /** What every address repeats as it came. */
  carried: CarriedQuery
  locale: string
  text: Translate
}

/**
 * Reads the address of a details form.
 * @returns null when there is no such page; `elsewhere` when it names no time, or a booking that has a page
 *   of its own to look at
 */
export async function findDetailsSetting(
  request: DetailsRequest,
  runtime: Runtime,
): Promise<DetailsSetting | { kind: "elsewhere"; href: string } | null> {
  const { query } = request
  const found = await findPageForClient(request, runtime)
  if (!found) return null
  let { page } = found
  const { link, closed } = found
  const carried = carriedQuery(query, page.revision.content, link)
  const startsAt = readStart(query.get("start"))
  if (!startsAt) {
    const at = [page.organizer.slug, page.page.slug] as const
    const host = pickedHost(page, query.get("host"))
    const href = paths.bookingPage(...at, { resume: query.get("resume"), host }, carried)
    return { kind: "elsewhere", href }
  }
  const known = await resumeBooking(query.get("resume"), page.page.id, runtime)
  const resumed = isEmbedded(query) ? stayingInFrame(known, page, query.get("resume")) : known
  if (resumed?.kind === "elsewhere") return { kind: "elsewhere", href: resumed.backHref }
  if (resumed?.kind === "hold") page = pageAsSold(page, resumed.hostIds, resumed.content)
  const sold =
    resumed?.kind === "hold"
      ? { ...page, revision: { ...page.revision, content: resumed.content } }
      : page
  const asked = query.get("duration")
  const askedZone = query.get("timeZone")
  const { timeZone } = chooseZone(page, { asked: askedZone, remembered: request.rememberedZone })
  const chosen = chooseDuration(page, asked)
  const locale = request.locale(page.organizer.locale)
  return {
    kind: "setting",
    page,
    sold,
    resumed,
    link,
    closed,
    startsAt,
    durationMinutes: resumed?.kind === "hold" ? resumed.durationMinutes : chosen,
    isKnownDuration: resumed?.kind === "hold" || asked === null || asked === String(chosen),
    pickedHostId: pickedHost(page, query.get("host")),
    timeZone,
    askedZone: askedZone === timeZone ? askedZone : null,
    isEmbedded: isEmbedded(query),
    carried,
    locale,
    text: translator(locale, page.organizer.ownTexts),
  }
}
