import { readAlready } from "#db/clock.ts"
import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import { isTimeZone } from "#app/platform/time-zone.ts"
import { dateAt, firstInTime } from "#app/features/availability/bookable-months.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { showTimes } from "#app/features/availability/show-times.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { TimesFacts } from "#app/features/page/screens/times-panel.tsx"
import { clientCutoff } from "#app/features/payment/policy.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Frame } from "#app/ui/frame.ts"
import { findPageForMove } from "./find-page-for-move.server.ts"
import { frameOfBooking, offerOfBooking, timeOfBooking } from "./offer-of-booking.server.ts"
import type { OpenLink } from "./open-booking-link.server.ts"
import { readStart } from "./read-start.ts"
import type { MoveFacts, MoveProblem, MoveStep } from "./screens/move-screen.tsx"

const MINUTE = 60_000

/** `status` is what the page answers with: 409 for a time that is gone, 503 for a calendar that is silent. */
export type ShownMove = {
  kind: "move"
  status: 200 | 409 | 503
  frame: Frame
  title: string
  facts: MoveFacts
}

export type MoveQuery = {
  /** As the address or form has them: nothing in them is believed. */
  month?: string | null
  date?: string | null
  timeZone?: string | null
  start?: string | null
}

/**
 * Moving a confirmed booking: its page's times, or one of them to confirm when `start` names it.
 * @param problem why a move that was just tried did not happen; then the times around it are shown
 * @returns null when the booking has ended, or is no booking yet, and there is nothing to move
 */
export async function showMove(
  link: OpenLink,
  query: MoveQuery,
  { problem = null }: { problem?: MoveProblem | null },
  runtime: Runtime,
): Promise<ShownMove | null> {
  const { booking, token, purpose, now } = link
  const { content, startsAt, state } = booking
  if (state !== "CONFIRMED") return null
  const pinned = { ...runtime, clock: readAlready(now) }
  const page = await findPageForMove(booking, pinned)
  const cutoff = page ? clientCutoff(content.moveCutoffMinutes, startsAt, now) : "never"
  const step =
    page && cutoff === "allowed"
      ? await allowedStep({ link, page, query, problem }, pinned)
      : tooLate(cutoff === "never" ? null : content.moveCutoffMinutes, startsAt)
  const title = translator(booking.locale, booking.ownTexts)("booking.move.title", {
    page: content.title,
  })
  return {
    kind: "move",
    status: statusOf(step),
    frame: frameOfBooking(booking),
    title,
    facts: {
      offer: offerOfBooking(booking),
      time: timeOfBooking(booking),
      step,
      keepHref: purpose === "status" ? paths.booking(token) : null,
    },
  }
}

function statusOf(step: MoveStep): ShownMove["status"] {
  if (step.kind !== "choose") return 200
  if (step.problem === "calendar-unreachable" || step.times.unreachable) return 503
  return step.problem === null ? 200 : 409
}

function tooLate(cutoffMinutes: number | null, startsAt: Date): MoveStep {
  const possibleUntil =
    cutoffMinutes === null ? null : new Date(startsAt.getTime() - cutoffMinutes * MINUTE)
  return { kind: "too-late", possibleUntil }
}

type Choice = { link: OpenLink; page: ShownPage; query: MoveQuery; problem: MoveProblem | null }

async function allowedStep(choice: Choice, runtime: Runtime): Promise<MoveStep> {
  const { link, query, problem } = choice
  const start = readStart(query.start)
  const isHere = start?.getTime() === link.booking.startsAt.getTime()
  if (!start || isHere) return chooseStep(choice, runtime)
  const found = problem ?? (await findProblem(choice, start, runtime))
  if (found === null) return confirmStep(choice, start)
  const isOver = start.getTime() < firstInTime(choice.page, link.now.getTime())
  const said = found === "time-taken" && isOver ? "time-over" : found
  return chooseStep({ ...choice, problem: said }, runtime, start)
}

/** Why the page does not offer that time to this booking now; null when it does. */
async function findProblem(
  { link, page }: Choice,
  start: Date,
  runtime: Runtime,
): Promise<MoveProblem | null> {
  const { id, durationMinutes } = link.booking
  const span = { from: start.getTime(), to: start.getTime() + durationMinutes * MINUTE }
  const found = await findSlots(page, { durationMinutes, span, withoutBooking: id }, runtime)
  if (found.kind === "unreadable") return "calendar-unreachable"
  return found.slots.some(({ startsAt }) => startsAt === start.getTime()) ? null : "time-taken"
}

function confirmStep({ link, query }: Choice, start: Date): MoveStep {
  const { booking, token } = link
  const timeZone = zoneOf(link, query)
  const endsAt = new Date(start.getTime() + booking.durationMinutes * MINUTE)
  const date = dateAt(start.getTime(), timeZone)
  return {
    kind: "confirm",
    to: { startsAt: start, endsAt, timeZone },
    action: paths.bookingReschedule(token),
    fields: { start: instantText(start), timeZone },
    otherTimeHref: paths.bookingReschedule(token, { ...kept(link, query), date }),
  }
}

/**
 * The times to choose from, on the nearest day that has any: around the one that was wanted, or the one the
 * booking has unless the address asks for another day.
 */
async function chooseStep(
  { link, page, query, problem }: Choice,
  runtime: Runtime,
  wanted: Date | null = null,
): Promise<MoveStep> {
  const timeZone = zoneOf(link, query)
  const show = (day: Pick<MoveQuery, "month" | "date">) =>
    showTimes(page, { ...addresses(link, query), ...zone(timeZone), ...dayOf(day) }, runtime)
  const around = wanted ?? (query.month || query.date ? null : link.booking.startsAt)
  if (!around) return { kind: "choose", times: await show(query), problem }
  const date = dateAt(around.getTime(), timeZone)
  const times = await show({ date })
  const nearest = nearestOpenDay(times, date)
  return { kind: "choose", times: nearest ? await show({ date: nearest }) : times, problem }
}

/** The open day nearest to one that has no times, by the calendar; null when there is none to go to. */
function nearestOpenDay({ times, calendar, nextFree, timeZone }: TimesFacts, date: string) {
  if (times.length > 0) return null
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(date))
  const [nearest] = Object.keys(calendar.openDays).sort((a, b) => distance(a) - distance(b))
  return nearest ?? (nextFree ? dateAt(nextFree.startsAt.getTime(), timeZone) : null)
}

const zone = (timeZone: string) => ({ timeZone, isZoneChosen: true })
const dayOf = ({ month = null, date = null }: Pick<MoveQuery, "month" | "date">) => ({
  month,
  date,
})

/** Where days and times lead; only a zone that was chosen here stays in the address. */
function addresses(link: OpenLink, query: MoveQuery) {
  const { booking, token } = link
  const here = (more: Parameters<typeof paths.bookingReschedule>[1]) =>
    paths.bookingReschedule(token, { ...kept(link, query), ...more })
  return {
    durationMinutes: booking.durationMinutes,
    moving: { bookingId: booking.id, startsAt: booking.startsAt },
    dayHref: (month: string, date: string | null) =>
      `${here({ month, date })}${date === null ? "" : "#times"}`,
    timeHref: (startsAt: Date) => here({ start: instantText(startsAt) }),
    zoneForm: { action: paths.bookingReschedule(token), keep: {} },
  }
}

/** The zone the client chose here, else the one they booked in. */
function zoneOf({ booking }: OpenLink, { timeZone }: MoveQuery): string {
  return isTimeZone(timeZone) ? timeZone : booking.clientTimeZone
}

function kept(link: OpenLink, query: MoveQuery): { timeZone?: string } {
  const timeZone = zoneOf(link, query)
  return timeZone === link.booking.clientTimeZone ? {} : { timeZone }
}

function instantText(at: Date): string {
  return at.toISOString().replace(".000Z", "Z")
}
