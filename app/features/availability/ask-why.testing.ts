import { example, instant } from "./example.testing.ts"
import type { Obstacle } from "./obstacles.ts"
import { type WhyNot, whyNotOffered } from "./why-not.ts"

type Given = Partial<Parameters<typeof example>[0]>

/** One question about a page of one host, and the whole answer. */
export type WhyCase = { why: string; time: string; given?: Given; answer: Obstacle[] }

/** "09:00" on Tuesday 2027-06-15 in Berlin, or any ISO text, as an instant. */
export const at = (time: string) => instant(time.length > 5 ? time : `2027-06-15T${time}+02:00`)

export const spans = (start: string, end: string) => ({ startsAt: at(start), endsAt: at(end) })

/** Asks about a start on that Tuesday, of a page open 9 to 17; it is Monday noon. */
export function askWhy(time: string, given: Given = {}): WhyNot {
  return whyNotOffered(
    example({
      from: "2027-06-15T00:00+02:00",
      to: "2027-06-16T00:00+02:00",
      now: "2027-06-14T12:00+02:00",
      ...given,
    }),
    at(time),
  )
}

/** What stands in the way of each host, by id. */
export function obstaclesAt(time: string, given: Given = {}): Record<string, readonly Obstacle[]> {
  return Object.fromEntries(
    askWhy(time, given).hosts.map(({ hostId, obstacles }) => [hostId, obstacles]),
  )
}
