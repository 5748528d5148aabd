import { expect, test } from "vitest"
import { translator } from "#app/messages/translate.ts"
import type { Obstacle } from "#app/features/availability/obstacles.ts"
import { whyNotText } from "./why-not-text.ts"

const at = (text: string) => Date.parse(text)
const host = {
  name: "Ada Berg",
  timeZone: "Europe/Berlin",
  dates: [
    { date: "2026-12-25", kind: "holiday" as const, label: "Christmas Day" },
    { date: "2026-12-10", kind: "own" as const, label: "Fair" },
    { date: "2026-12-11", kind: "own" as const, label: "" },
  ],
}
const names = new Map([
  ["ben", "Ben Ode"],
  ["cem", "Cem Ay"],
])
/** Whether a comma follows the weekday is the runtime's to say. */
const say = (obstacle: Obstacle) =>
  whyNotText(obstacle, { text: translator("en"), locale: "en-GB", host, names }).replaceAll(
    /(\w+day), (?=\d)/g,
    "$1 ",
  )

const nine = { startMinute: 540, endMinute: 720 }
const busy = { startsAt: at("2026-12-10T09:00:00Z"), endsAt: at("2026-12-10T10:00:00Z") }

const sentences: [Obstacle, string | RegExp][] = [
  [{ rule: "too-far" }, /further ahead/],
  [{ rule: "in-the-past", now: busy.startsAt }, "It is over: it is 10 Dec 2026, 10:00 now."],
  [
    {
      rule: "notice",
      notice: { kind: "minutes", minutes: 1440 },
      firstStartsAt: busy.startsAt,
    },
    "Too soon: the page wants 24 hours of notice, so the first time that may begin is 10 Dec 2026, 10:00.",
  ],
  [
    {
      rule: "notice",
      notice: { kind: "days", days: 2 },
      firstStartsAt: at("2026-12-09T23:00:00Z"),
    },
    "Too soon: the page wants 2 calendar days of notice, so the first day is 10 Dec 2026.",
  ],
  [
    {
      rule: "window",
      window: { kind: "rolling", days: 60 },
      firstDate: null,
      lastDate: "2027-01-30",
    },
    "Too far ahead: the page can be booked up to Saturday 30 January 2027.",
  ],
  [
    {
      rule: "window",
      window: { kind: "dates", from: "2026-12-01", until: "2026-12-05" },
      firstDate: "2026-12-01",
      lastDate: "2026-12-05",
    },
    /from Tuesday 1 December 2026 to Saturday 5 December 2026/,
  ],
  [
    { rule: "override", date: "2026-12-25", ranges: [], outsideAt: 0 },
    "Friday 25 December 2026 is a public holiday, Christmas Day, and closed.",
  ],
  [
    { rule: "override", date: "2026-12-10", ranges: [], outsideAt: 0 },
    "Thursday 10 December 2026 is closed under Other dates (Fair).",
  ],
  [
    { rule: "override", date: "2026-12-11", ranges: [nine], outsideAt: 0 },
    "Friday 11 December 2026 has hours of its own under Other dates: 09:00–12:00. The meeting would not lie inside them.",
  ],
  [
    { rule: "outside-hours", date: "2026-12-12", weekday: 6, ranges: [], outsideAt: 0 },
    "The weekly hours are closed on Saturday.",
  ],
  [
    { rule: "outside-hours", date: "2026-12-11", weekday: 5, ranges: [nine], outsideAt: 0 },
    /on Friday they are 09:00–12:00/,
  ],
  [{ rule: "off-grid", gridMinutes: 15 }, /every 15 minutes of the clock/],
  [
    { rule: "busy", ...busy, source: { kind: "calendar" } },
    /^Busy: something stands in the calendar, 10 Dec 2026, 10:00.{3}11:00\.$/,
  ],
  [
    {
      rule: "busy",
      startsAt: busy.startsAt - 600_000,
      endsAt: busy.endsAt,
      source: { kind: "booking", id: "b", ...busy },
    },
    /^Taken: there is a booking, 10 Dec 2026, 10:00/,
  ],
  [{ rule: "busy", ...busy, source: { kind: "hold", id: "b" } }, /^Held: /],
  [{ rule: "busy", ...busy, source: null }, /^Busy, 10 Dec/],
  [{ rule: "buffer", of: "page", ...busy, source: null }, /keeps time free around a meeting/],
  [{ rule: "buffer", of: "booking", ...busy, source: null }, /a booking beside it/],
  [{ rule: "full", capacity: 3, seatsTaken: 3 }, "Full: all 3 seats of this meeting are taken."],
  [
    { rule: "full", capacity: 1, seatsTaken: 1, pageCapacity: 3 },
    "Full: this meeting was booked when the page sold one seat, and keeps to that.",
  ],
  [
    {
      rule: "limit",
      period: "day",
      limit: 1,
      booked: 2,
      firstDate: "2026-12-10",
      lastDate: "2026-12-10",
    },
    "The limit of the page is reached: one booking a day, and there are 2 on Thursday 10 December 2026.",
  ],
  [
    {
      rule: "limit",
      period: "week",
      limit: 5,
      booked: 5,
      firstDate: "2026-12-07",
      lastDate: "2026-12-13",
    },
    /5 bookings a week, and there are 5 from Monday 7 December 2026 to Sunday 13/,
  ],
  [
    {
      rule: "limit",
      period: "month",
      limit: 5,
      booked: 5,
      firstDate: "2026-12-01",
      lastDate: "2026-12-31",
    },
    /a month/,
  ],
  [
    { rule: "other-host", hostIds: ["ben", "cem"], needed: "all" },
    "Ada Berg could, but Ben Ode and Cem Ay must be free as well and cannot.",
  ],
  [
    { rule: "other-host", hostIds: ["ben", "cem"], needed: "one" },
    "Ada Berg could, but one of Ben Ode or Cem Ay must be free as well, and none is.",
  ],
  [
    {
      rule: "increment",
      incrementMinutes: 45,
      firstStartsAt: busy.startsAt,
      previousStartsAt: null,
    },
    /every 45 minutes from 10:00\.$/,
  ],
  [
    {
      rule: "increment",
      incrementMinutes: 45,
      firstStartsAt: null,
      previousStartsAt: busy.startsAt,
    },
    /45 minutes after 10:00 at the soonest\.$/,
  ],
  [
    { rule: "increment", incrementMinutes: 45, firstStartsAt: null, previousStartsAt: null },
    /not with this one\.$/,
  ],
]

test("every rule has a sentence that names it, with its facts in the schedule's zone", () => {
  for (const [obstacle, sentence] of sentences) {
    if (typeof sentence === "string") expect(say(obstacle)).toBe(sentence)
    else expect(say(obstacle)).toMatch(sentence)
  }
})
