import { rangesText } from "#app/admin/fields/time-ranges/week-text.ts"
import { weekdayName } from "#app/admin/fields/time-ranges/weekday-name.ts"
import type { Obstacle } from "#app/features/availability/obstacles.ts"
import type { HostReasons } from "#app/features/schedule/explain-time.server.ts"
import { durationText } from "#app/messages/duration.ts"
import { formatShortDate, formatTime, formatTimeRange } from "#app/messages/format.ts"
import type { MessageValues, Translate } from "#app/messages/translate.ts"
import { dateText } from "./date-text.ts"

export type WhyNotContext = {
  text: Translate
  locale: string
  /** Whom the obstacle keeps away; days are told in their zone. */
  host: Pick<HostReasons, "name" | "timeZone" | "dates">
  /** The names of the page's hosts by id. */
  names: ReadonlyMap<string, string>
}

/** The sentence that names the rule which keeps a time from being offered. */
export function whyNotText(obstacle: Obstacle, context: WhyNotContext): string {
  const { text, locale, host, names } = context
  const say = (rule: string, values: MessageValues = {}) =>
    text(`admin.availability.why.rules.${rule}`, values)
  const moment = (at: number) => {
    const day = formatShortDate(new Date(at), host.timeZone, locale)
    return `${day}, ${formatTime(new Date(at), host.timeZone, locale)}`
  }
  const span = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) => {
    const day = formatShortDate(new Date(startsAt), host.timeZone, locale)
    const [from, to] = [new Date(startsAt), new Date(endsAt)]
    return `${day}, ${formatTimeRange(from, to, host.timeZone, locale)}`
  }
  const day = (date: string) => dateText(date, locale)
  switch (obstacle.rule) {
    case "too-far":
      return say("tooFar")
    case "in-the-past":
      return say("inThePast", { now: moment(obstacle.now) })
    case "notice": {
      const { notice, firstStartsAt } = obstacle
      return notice.kind === "days"
        ? say("noticeDays", {
            days: notice.days,
            first: formatShortDate(new Date(firstStartsAt), host.timeZone, locale),
          })
        : say("notice", {
            span: durationText(notice.minutes, text),
            first: moment(firstStartsAt),
          })
    }
    case "window": {
      const { firstDate, lastDate } = obstacle
      return firstDate === null
        ? say("windowRolling", { last: day(lastDate) })
        : say("windowDates", { first: day(firstDate), last: day(lastDate) })
    }
    case "override": {
      const known = host.dates.find(({ date }) => date === obstacle.date)
      const date = day(obstacle.date)
      const label = known?.label ?? ""
      if (known?.kind === "holiday") return say("holiday", { date, label })
      const hours = rangesText(obstacle.ranges, text)
      return say(hours === "" ? "dateClosed" : "dateHours", { date, hours, label: label || "none" })
    }
    case "outside-hours": {
      const weekday = weekdayName(obstacle.weekday, locale)
      const hours = rangesText(obstacle.ranges, text)
      return say(hours === "" ? "weekdayClosed" : "outsideHours", { weekday, hours })
    }
    case "off-grid":
      return say("offGrid", { minutes: obstacle.gridMinutes })
    case "busy": {
      const { source } = obstacle
      const own = { startsAt: source?.startsAt, endsAt: source?.endsAt }
      const shown =
        own.startsAt !== undefined && own.endsAt !== undefined
          ? { startsAt: own.startsAt, endsAt: own.endsAt }
          : obstacle
      return say(busyRules[source?.kind ?? "unknown"], { span: span(shown) })
    }
    case "buffer":
      return say(obstacle.of === "page" ? "bufferPage" : "bufferBooking", { span: span(obstacle) })
    case "full":
      return say(obstacle.pageCapacity === undefined ? "full" : "fullAsSold", {
        seats: obstacle.capacity,
      })
    case "limit": {
      const { period, limit, booked, firstDate, lastDate } = obstacle
      const dates = { first: day(firstDate), last: day(lastDate) }
      return say(limitRules[period], { limit, booked, ...dates })
    }
    case "other-host": {
      const others = obstacle.hostIds.map((id) => names.get(id) ?? id)
      const list = new Intl.ListFormat(locale, {
        type: obstacle.needed === "all" ? "conjunction" : "disjunction",
      }).format(others)
      return say(obstacle.needed === "all" ? "otherAll" : "otherOne", {
        name: host.name,
        names: list,
      })
    }
    case "increment": {
      const { incrementMinutes: minutes, firstStartsAt, previousStartsAt } = obstacle
      const time = (at: number) => formatTime(new Date(at), host.timeZone, locale)
      if (firstStartsAt !== null) return say("increment", { minutes, first: time(firstStartsAt) })
      return previousStartsAt === null
        ? say("incrementAlone", { minutes })
        : say("incrementLater", { minutes, previous: time(previousStartsAt) })
    }
  }
}

const busyRules = {
  calendar: "busyCalendar",
  booking: "busyBooking",
  hold: "busyHold",
  unknown: "busyUnknown",
}
const limitRules = { day: "limitDay", week: "limitWeek", month: "limitMonth" }
