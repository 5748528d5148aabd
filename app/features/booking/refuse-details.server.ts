import { findGoneFiles } from "#app/features/file/find-gone-files.server.ts"
import { findRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import { offerOfPage } from "#app/features/page/offer-of-page.server.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { isTimeZone } from "#app/platform/time-zone.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { DetailsSetting } from "./details-setting.server.ts"
import { findNearestSlots } from "./find-nearest-slots.server.ts"
import type { HoldResult } from "./hold-slot.server.ts"
import type { MoveResult } from "./move-booking.server.ts"
import type { OfferChange } from "./offer-changes.ts"
import type { SentDetails } from "./read-details.ts"
import type { DetailsErrors, DetailsProblem } from "./screens/details-form.ts"
import type { TypedDetails } from "./resume-booking.server.ts"
import { makeAttempt, showDetails, timeTaken, type ShownDetails } from "./show-details.server.ts"

/** The same form, filled in, with one sentence on what to do. */
export type RefusedDetails = {
  kind: "form"
  status: 400 | 413 | 409 | 410 | 429 | 503
  retryAfterSeconds: number | null
  shown: ShownDetails
}

type Refusal = Extract<HoldResult, { ok: false }> | Extract<MoveResult, { ok: false }>

/** How long a client is asked to wait for a calendar or a provider that does not answer. */
const ASK_AGAIN_SECONDS = 60

/** Gives a details form back as it was typed, saying why nothing was booked. */
export function refuseDetails(given: DetailsSetting, typed: SentDetails, runtime: Runtime) {
  const timeZone = isTimeZone(typed.timeZone) ? typed.timeZone : given.timeZone
  const setting = { ...given, timeZone }
  const attempt = typed.attempt ?? makeAttempt(runtime.random)

  function again(
    status: RefusedDetails["status"],
    { errors = {}, problem = null }: { errors?: DetailsErrors; problem?: DetailsProblem | null },
    more: { retryAfterSeconds?: number; attempt?: string; files?: TypedDetails["files"] } = {},
  ): RefusedDetails {
    const values = { ...typed.values, ...(more.files && { files: more.files }) }
    const state = { values, attempt: more.attempt ?? attempt, errors, problem }
    const shown = showDetails(setting, state)
    return { kind: "form", status, retryAfterSeconds: more.retryAfterSeconds ?? null, shown }
  }

  /** The files that are gone are to be chosen again, the others stay in the form. */
  async function fileGone(): Promise<RefusedDetails> {
    const { page, sold, resumed, text } = setting
    const place = { organizerId: page.organizer.id, pageId: page.page.id }
    const bookingId = resumed?.kind === "hold" ? resumed.bookingId : null
    const sent = typed.read.ok ? typed.read.details.answers : {}
    const gone = await findGoneFiles({ ...place, bookingId }, sent, runtime)
    const answers: Record<string, string> = {}
    for (const { id, label } of sold.revision.content.questions) {
      if (gone.includes(id)) {
        answers[id] = text("problems.field.answer.file-gone", { question: label })
      }
    }
    const kept = Object.entries(typed.values.files ?? {}).filter(([id]) => !gone.includes(id))
    const errors = { form: text("problems.form.file-gone"), answers }
    return again(409, { errors }, { files: Object.fromEntries(kept) })
  }

  const withText = (key: string) => ({ errors: { form: setting.text(key) } })

  return {
    /** 400: what was typed, or how it was sent, is wrong; another status where a file is what is wrong. */
    invalid: (errors: DetailsErrors, status: RefusedDetails["status"] = 400) =>
      again(status, { errors }, status === 503 ? { retryAfterSeconds: ASK_AGAIN_SECONDS } : {}),

    /** 409: the hold that was to be moved is over; the form now asks for a new one, as a new attempt. */
    holdEnded(): RefusedDetails {
      const fresh = makeAttempt(runtime.random)
      return again(409, withText("problems.form.not-movable"), { attempt: fresh })
    },

    /** The time, the page, the calendar or a limit says no. Null when there is no such page any more. */
    async because(refusal: Refusal): Promise<RefusedDetails | null> {
      switch (refusal.problem) {
        case "page-not-found":
          return null
        case "link-closed": {
          const { state } = refusal.closed
          return again(state === "held" ? 409 : 410, withText(`links.closed.form.${state}`))
        }
        case "file-gone":
          return fileGone()
        case "revision-changed": {
          const problem = await changed(setting, typed, refusal.changes, runtime)
          const isAgreed = typed.values.consent && !refusal.changes.includes("consent")
          typed.values.consent = isAgreed ?? false
          if (refusal.changes.includes("place")) typed.values.location = ""
          return again(409, { problem })
        }
        case "calendar-unreachable":
          return again(
            503,
            { problem: { kind: "calendar-unreachable" } },
            { retryAfterSeconds: ASK_AGAIN_SECONDS },
          )
        case "provider-unreachable":
          return again(503, withText("problems.form.payment-unreachable"), {
            retryAfterSeconds: ASK_AGAIN_SECONDS,
          })
        case "too-many-holds": {
          const { limit, retryAfterSeconds } = refusal
          const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60))
          const wait = setting.text("problems.form.wait", { minutes })
          const form = `${setting.text(`booking.tooManyHolds.${limit}`)} ${wait}`
          return again(429, { errors: { form } }, { retryAfterSeconds })
        }
        default: {
          const near = await findNearestSlots(setting.page, wantedBy(setting), runtime)
          return again(409, { problem: timeTaken(setting, near) })
        }
      }
    },
  }
}

function wantedBy({ startsAt, durationMinutes, pickedHostId, resumed }: DetailsSetting) {
  const withoutBooking = resumed?.kind === "hold" ? resumed.bookingId : null
  return { startsAt, durationMinutes, pickedHostId, withoutBooking }
}

/** What the client read, and how it is now, side by side. */
async function changed(
  { page, durationMinutes, pickedHostId, locale, text }: DetailsSetting,
  { revisionId }: SentDetails,
  changes: readonly OfferChange[],
  { db }: Runtime,
): Promise<DetailsProblem> {
  const now = page.revision.content
  const read = (await findRevisionContent(db, revisionId ?? "", page.page.id)) ?? now
  const said = { durationMinutes, pickedHostId, locale, text }
  const offerOf = (content: PageContent) =>
    offerOfPage({ ...page, revision: { ...page.revision, content } }, said)
  const [before, after] = [offerOf(read), offerOf(now)]
  return {
    kind: "revision-changed",
    changes: changes.map((what) => {
      if (what === "consent") return { what }
      if (what === "place") return { what, before: before.place, now: after.place }
      return what === "price"
        ? { what, before: before.price, now: after.price }
        : { what, before: before.policyLine, now: after.policyLine }
    }),
  }
}
