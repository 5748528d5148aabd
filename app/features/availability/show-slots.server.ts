import { z } from "zod"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import { isTimeZone } from "#app/platform/time-zone.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findSlots } from "./find-slots.server.ts"
import { DAY } from "./time-units.ts"

const MOST_DAYS = 62
/** What lies beyond has no slots, and dates that the database cannot count in. */
const [EARLIEST, LATEST] = [Date.UTC(1970), Date.UTC(2201)]

/** A slot as programs read it: instants in UTC without fractions of a second, and who could take it. */
export type DescribedSlot = { start: string; end: string; hosts: readonly string[] }

export type ShownSlots =
  | { ok: true; slots: DescribedSlot[] }
  | { ok: false; problem: "missing-range" | "reversed-range" | "unknown-time-zone" }
  | { ok: false; problem: "malformed-instant"; values: { name: string } }
  | { ok: false; problem: "long-range"; values: { days: number } }
  | { ok: false; problem: "unknown-duration"; values: { durations: string } }
  | { ok: false; problem: "calendar-unreachable" }

const instant = z.iso.datetime({ offset: true })

/**
 * The slots of a page between two instants, as a query asks for them.
 * @param query `from` and `to` (RFC 3339, fractions of a second allowed, at most 62 days), `duration`
 *   (minutes, the page's first when absent) and `timeZone`: it is judged, and moves no instant
 */
export async function showSlots(
  page: ShownPage,
  query: URLSearchParams,
  runtime: Runtime,
): Promise<ShownSlots> {
  if (!query.get("from") || !query.get("to")) return { ok: false, problem: "missing-range" }
  const range = { from: 0, to: 0 }
  for (const name of ["from", "to"] as const) {
    const read = instant.safeParse(query.get(name))
    const at = read.success ? Date.parse(read.data) : Number.NaN
    if (!(at >= EARLIEST && at <= LATEST)) {
      return { ok: false, problem: "malformed-instant", values: { name } }
    }
    range[name] = at
  }
  if (range.to < range.from) return { ok: false, problem: "reversed-range" }
  if (range.to - range.from > MOST_DAYS * DAY) {
    return { ok: false, problem: "long-range", values: { days: MOST_DAYS } }
  }
  const timeZone = query.get("timeZone")
  if (timeZone !== null && !isTimeZone(timeZone)) return { ok: false, problem: "unknown-time-zone" }
  const { durations } = page.revision.content
  const asked = query.get("duration")
  const chosen =
    asked === null ? durations[0] : durations.find(({ minutes }) => String(minutes) === asked)
  if (!chosen) {
    const values = { durations: durations.map(({ minutes }) => minutes).join(", ") }
    return { ok: false, problem: "unknown-duration", values }
  }
  const request = { durationMinutes: chosen.minutes, span: range }
  const found = await findSlots(page, request, runtime)
  if (found.kind === "unreadable") return { ok: false, problem: "calendar-unreachable" }
  return {
    ok: true,
    slots: found.slots.map(({ startsAt, endsAt, hosts }) => ({
      start: instantText(startsAt),
      end: instantText(endsAt),
      hosts,
    })),
  }
}

function instantText(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "Z")
}
