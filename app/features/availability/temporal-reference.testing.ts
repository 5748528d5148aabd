import { Temporal } from "temporal-polyfill"

import type { AvailabilityInput, HostInput, Slot } from "./input.ts"

/**
 * The rules again, slowly and in the plainest way: time is a row of minutes, each open or not, and every question
 * about local time is put to Temporal. It shares nothing with the engine but the shape of its input.
 */
export function slotsByTemporal(input: AvailabilityInput): Slot[] {
  const { hosts, hostChoice, rules } = input
  const fixed = hosts.filter((host) => host.isFixed)
  const others = hosts.filter((host) => !host.isFixed)
  const teams =
    hostChoice === "one"
      ? [hosts.slice(0, 1)]
      : hostChoice === "collective" || others.length === 0
        ? [hosts]
        : others.map((host) => [...fixed, host])
  const readings = teams.filter((team) => team.length > 0).map((team) => readTeam(input, team))
  const starts = new Set(readings.flatMap((reading) => reading.starts))
  return [...starts]
    .sort((a, b) => a - b)
    .map((startsAt) => ({
      startsAt,
      endsAt: startsAt + rules.durationMinutes * MINUTE,
      hosts: [
        ...new Set(
          readings
            .filter((reading) => reading.canStart(startsAt))
            .flatMap((reading) => reading.team.map((host) => host.id)),
        ),
      ],
    }))
}

type Reading = {
  team: readonly HostInput[]
  starts: number[]
  canStart(at: number): boolean
}

const MINUTE = 60_000

function readTeam(input: AvailabilityInput, team: readonly HostInput[]): Reading {
  const { from, to, rules } = input
  const zone = team[0]!.timeZone
  const length = rules.durationMinutes * MINUTE
  const increment = rules.incrementMinutes * MINUTE
  const grid = [60, 30, 20, 15, 10, 5].find((step) => rules.incrementMinutes % step === 0) ?? 1
  const onGrid = (at: number) => local(at, zone).minute % grid === 0
  const roundUp = (at: number) => {
    while (!onGrid(at)) at += MINUTE
    return at
  }
  const mondays = localMondays(zone, from, to)
  const firstMinute = Math.floor(Math.max(...mondays.filter((monday) => monday <= from)) / MINUTE)
  const endMinute = Math.floor(to / MINUTE)
  const open = team
    .map((host) => openMinutes(input, host, firstMinute, endMinute))
    .reduce((all, own) => all.map((isOpen, index) => isOpen && own[index]!))
  const isOpen = (minute: number) => open[minute - firstMinute] === true
  const mayStart = (at: number) =>
    at >= from &&
    at + length <= to &&
    isAfterNotice(input, zone, at) &&
    isInsideWindow(input, zone, at) &&
    team.every((host) => isBelowLimits(input, host, at))

  const seats = (input.meetings ?? [])
    .filter((meeting) => meeting.endsAt - meeting.startsAt === length)
    .filter((meeting) => team.every((host) => meeting.hostIds.includes(host.id)))
    .filter(({ capacity = Infinity, seatsTaken }) => {
      const sold = [rules.capacity ?? 1, capacity]
      return sold.every((seats) => seats > 1 && seatsTaken < seats)
    })
    .map((meeting) => meeting.startsAt)

  const starts: number[] = []
  let lastStart = -Infinity
  let minute = firstMinute
  while (minute < endMinute) {
    if (mondays.includes(minute * MINUTE)) lastStart = -Infinity
    if (!isOpen(minute)) {
      minute++
      continue
    }
    let closes = minute
    while (isOpen(closes)) closes++
    const monday = mondays.find((instant) => instant > minute * MINUTE) ?? Infinity
    let start = roundUp(minute * MINUTE)
    if (start < lastStart + increment) start = roundUp(lastStart + increment)
    for (; start < monday && start + length <= closes * MINUTE; start += increment) {
      starts.push(start)
      lastStart = start
    }
    minute = Math.min(closes, monday / MINUTE)
  }

  const keptMinutes = (at: number) => {
    for (let hours = 0; hours < 7 * 24; hours++) {
      const earlier = local(at - hours * 60 * MINUTE, zone).offsetNanoseconds / 1e6
      if (((at + earlier) / MINUTE) % grid === 0) return true
    }
    return false
  }
  return {
    team,
    starts: [...starts, ...seats].filter(mayStart),
    canStart(at) {
      if (!mayStart(at)) return false
      if (seats.includes(at)) return true
      if (at % MINUTE !== 0) return false
      for (let m = at / MINUTE; m < (at + length) / MINUTE; m++) if (!isOpen(m)) return false
      return onGrid(at) || keptMinutes(at)
    },
  }
}

/** Whether each minute lies whole inside the host's hours and outside everything blocked. */
function openMinutes(
  input: AvailabilityInput,
  host: HostInput,
  firstMinute: number,
  endMinute: number,
): boolean[] {
  const open = Array.from({ length: endMinute - firstMinute }, () => false)
  const mark = (start: number, end: number, isOpen: boolean) => {
    const last = Math.min(Math.ceil(end / MINUTE), endMinute)
    for (let m = Math.max(Math.floor(start / MINUTE), firstMinute); m < last; m++)
      open[m - firstMinute] = isOpen
  }
  // A clock that goes back over midnight shows the date before once more.
  const lastDate = local(endMinute * MINUTE, host.timeZone)
    .toPlainDate()
    .add({ days: 1 })
  let date = local(firstMinute * MINUTE, host.timeZone)
    .toPlainDate()
    .subtract({ days: 3 })
  for (; Temporal.PlainDate.compare(date, lastDate) <= 0; date = date.add({ days: 1 })) {
    if (!wallInstant(date, 0, host.timeZone).toPlainDate().equals(date)) continue
    const written = (host.overrides ?? []).filter((override) => override.date === date.toString())
    const ranges =
      written.length > 0
        ? written.flatMap((override) => override.ranges)
        : host.weeklyHours.filter((range) => range.weekday === date.dayOfWeek)
    for (const { startMinute, endMinute } of ranges) {
      const endDate = endMinute > startMinute ? date : date.add({ days: 1 })
      mark(
        wallInstant(date, startMinute, host.timeZone).epochMilliseconds,
        wallInstant(endDate, endMinute, host.timeZone).epochMilliseconds,
        true,
      )
    }
  }
  const meetings = (input.meetings ?? [])
    .filter((meeting) => meeting.hostIds.includes(host.id))
    .map((meeting) => [meeting.startsAt, meeting.endsAt] as const)
  for (const [start, end] of [...host.busy, ...meetings])
    if (start < end)
      mark(
        start - input.rules.bufferAfterMinutes * MINUTE,
        end + input.rules.bufferBeforeMinutes * MINUTE,
        false,
      )
  return open
}

function isAfterNotice({ now, rules }: AvailabilityInput, zone: string, at: number): boolean {
  const { notice } = rules
  if (at < now) return false
  if (notice.kind === "minutes") return at >= now + notice.minutes * MINUTE
  const first = local(now, zone).toPlainDate().add({ days: notice.days })
  return Temporal.PlainDate.compare(local(at, zone).toPlainDate(), first) >= 0
}

function isInsideWindow({ now, rules }: AvailabilityInput, zone: string, at: number): boolean {
  const { window } = rules
  if (window.kind === "forever") return true
  const date = local(at, zone).toPlainDate()
  if (window.kind === "rolling") {
    const last = local(now, zone).toPlainDate().add({ days: window.days })
    return Temporal.PlainDate.compare(date, last) <= 0
  }
  return (
    Temporal.PlainDate.compare(date, window.from) >= 0 &&
    Temporal.PlainDate.compare(date, window.until) <= 0
  )
}

function isBelowLimits({ rules }: AvailabilityInput, host: HostInput, at: number): boolean {
  const periods = (instant: number) => {
    const date = local(instant, host.timeZone).toPlainDate()
    return {
      perDay: date.toString(),
      perWeek: `${date.yearOfWeek} ${date.weekOfYear}`,
      perMonth: date.toPlainYearMonth().toString(),
    }
  }
  const own = periods(at)
  return (["perDay", "perWeek", "perMonth"] as const).every((kind) => {
    const limit = rules.limits?.[kind]
    if (limit === null || limit === undefined) return true
    const booked = (host.bookedAt ?? []).filter((instant) => periods(instant)[kind] === own[kind])
    return booked.length < limit
  })
}

/** Every local Monday 00:00 from a week and more before the range to a week after it. */
function localMondays(zone: string, from: number, to: number): number[] {
  const mondays: number[] = []
  let date = local(from, zone).toPlainDate().subtract({ days: 14 })
  date = date.add({ days: 8 - date.dayOfWeek })
  for (; ; date = date.add({ days: 7 })) {
    const instant = wallInstant(date, 0, zone).epochMilliseconds
    mondays.push(instant)
    if (instant > to) return mondays
  }
}

function wallInstant(date: Temporal.PlainDate, minute: number, zone: string) {
  return date
    .toPlainDateTime()
    .add({ minutes: minute })
    .toZonedDateTime(zone, { disambiguation: "compatible" })
}

function local(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}
