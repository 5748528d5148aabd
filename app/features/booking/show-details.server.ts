import { paths } from "#app/paths.ts"
import { dateAt } from "#app/features/availability/bookable-months.ts"
import { locationKey, locationsOf } from "#app/features/page/locations.ts"
import { offerOfPage, placeText } from "#app/features/page/offer-of-page.server.ts"
import {
  descriptionInFrame,
  renderDescription,
} from "#app/features/page/render-description.server.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import type { Translate } from "#app/messages/translate.ts"
import { frameOfPage } from "#app/features/page/frame-of-page.ts"
import type { RandomBytes } from "#app/platform/random.ts"
import type { Frame } from "#app/ui/frame.ts"
import type { DetailsSetting } from "./details-setting.server.ts"
import type { TypedDetails } from "./resume-booking.server.ts"
import type { NearTimes } from "./find-nearest-slots.server.ts"
import { asksConsent } from "./schema.ts"
import type { DetailsErrors, DetailsForm, DetailsProblem } from "./screens/details-form.ts"
import type { DetailsFacts } from "./screens/details-screen.tsx"

export type ShownDetails = {
  kind: "details"
  frame: Frame
  title: string
  facts: DetailsFacts
}

/** What the form says beyond its setting: what was typed, and what is wrong. */
export type DetailsState = {
  values: TypedDetails
  attempt: string
  errors?: DetailsErrors
  problem?: DetailsProblem | null
}

const MINUTE = 60_000
const ATTEMPT_BYTES = 18

/** The hidden random of a fresh form. */
export function makeAttempt(random: RandomBytes): string {
  return Buffer.from(random(ATTEMPT_BYTES)).toString("base64url")
}

/** The details form, as it is first opened or comes back. */
export function showDetails(setting: DetailsSetting, state: DetailsState): ShownDetails {
  const { page, sold, resumed, startsAt, durationMinutes, timeZone, locale, text } = setting
  const { pickedHostId, isEmbedded } = setting
  const { content } = sold.revision
  return {
    kind: "details",
    frame: { ...frameOfPage(page, { locale, isEmbedded }), leadsTo: content.afterBookingUrl },
    title: text("booking.details.title", { page: content.title }),
    facts: {
      offer: offerOfPage(sold, { durationMinutes, pickedHostId, locale, text }),
      time: {
        startsAt,
        endsAt: new Date(startsAt.getTime() + durationMinutes * MINUTE),
        timeZone,
      },
      form: {
        action: formAddress(setting, startsAt),
        attempt: state.attempt,
        revision: page.revision.id,
        values: state.values,
        errors: state.errors ?? {},
        questions: content.questions,
        locations: choosable(content, text),
        consentHtml: asksConsent(content) ? agreementHtml(content.consentText) : null,
        holdMinutes: content.holdMinutes,
        isMovingHold: resumed?.kind === "hold",
      },
      problem: state.problem ?? null,
      changeTimeHref: timesAddress(setting),
      isEmbedded,
    },
  }
}

function choosable(content: PageContent, text: Translate): DetailsForm["locations"] {
  const offered = locationsOf(content)
  if (offered.length < 2) return []
  return offered.map((one) => ({ key: locationKey(one), label: placeText(one, text) ?? "" }))
}

/** Links open beside the form, so that nothing typed is lost. */
function agreementHtml(consentText: string): string {
  return descriptionInFrame(renderDescription(consentText))
}

/** The time is not to be had any more: the nearest others, each a button of the same form. */
export function timeTaken(setting: DetailsSetting, near: NearTimes): DetailsProblem {
  const { isTooLate, others } = near.kind === "known" ? near : { isTooLate: false, others: [] }
  return {
    kind: "time-taken",
    isTooLate,
    nearest: others.map((startsAt) => ({ startsAt, action: formAddress(setting, startsAt) })),
    allTimesHref: timesAddress(setting),
  }
}

function kept({ resumed, durationMinutes, askedZone, pickedHostId }: DetailsSetting) {
  const resume = resumed && "token" in resumed ? resumed.token : null
  return { duration: durationMinutes, host: pickedHostId, timeZone: askedZone, resume }
}

/**
 * Where the form is sent. A POST makes browsers forget the page of the same address (RFC 9111 §4.4), and
 * who steps back from paying would see it loaded anew, their own time gone: so the address differs by a word.
 */
function formAddress(setting: DetailsSetting, startsAt: Date): string {
  const { organizer, page } = setting.page
  const start = startsAt.toISOString().replace(".000Z", "Z")
  const query = { start, ...kept(setting), send: 1 } as const
  // What is filled in goes with the form itself; the address says that it is in a frame, and what opens the page.
  const carried = {
    ...(setting.isEmbedded ? { embed: "1" } : {}),
    ...(setting.link ? { invitation: setting.link.token } : {}),
  }
  return paths.bookingForm(organizer.slug, page.slug, query, carried)
}

function timesAddress(setting: DetailsSetting): string {
  const { page, startsAt, timeZone, carried } = setting
  const date = dateAt(startsAt.getTime(), timeZone)
  const query = { month: date.slice(0, 7), date, ...kept(setting) }
  return `${paths.bookingPage(page.organizer.slug, page.page.slug, query, carried)}#times`
}
