import { DAY, WEEK } from "./time-units.ts"

/**
 * The offsets of one zone as instants, good for the stretch it was made for: `offsets[i]` (milliseconds to add to an
 * instant to get local time) holds from `changesAt[i - 1]` up to `changesAt[i]`.
 */
export type ZoneOffsets = {
  readonly changesAt: readonly number[]
  readonly offsets: readonly number[]
}

/** Gives the offsets of an IANA zone that are right at least for the instants `from` to `to`. */
export type ZoneSource = (timeZone: string, from: number, to: number) => ZoneOffsets

/** No zone has changed twice within less than seven days since 1970, so probes half as far apart miss nothing. */
const PROBE = WEEK / 2

/**
 * Asks Intl for the offsets of a zone between two instants in epoch milliseconds: probes, and a binary search to the second where two
 * probes differ. Throws RangeError when the runtime does not know the zone.
 */
export function readZoneOffsets(timeZone: string, from: number, to: number): ZoneOffsets {
  const offsetAt = offsetReader(timeZone)
  let offset = offsetAt(from)
  const changesAt: number[] = []
  const offsets = [offset]
  for (let probe = from; probe < to; probe += PROBE) {
    const next = Math.min(probe + PROBE, to)
    if (offsetAt(next) === offset) continue
    let [before, after] = [Math.floor(probe / 1000), Math.ceil(next / 1000)]
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (offsetAt(middle * 1000) === offset) before = middle
      else after = middle
    }
    offset = offsetAt(after * 1000)
    changesAt.push(after * 1000)
    offsets.push(offset)
  }
  return { changesAt, offsets }
}

/** A source that keeps what it has read, by zone and whole years, and starts over when it holds `limit` tables. */
export function keepZoneOffsets(limit = 2_000): ZoneSource {
  const kept = new Map<string, ZoneOffsets>()
  return (timeZone, from, to) => {
    const firstYear = new Date(from).getUTCFullYear()
    const lastYear = new Date(to).getUTCFullYear()
    const key = `${timeZone} ${firstYear} ${lastYear}`
    let offsets = kept.get(key)
    if (!offsets) {
      if (kept.size >= limit) kept.clear()
      const [start, end] = [Date.UTC(firstYear, 0, 1), Date.UTC(lastYear + 1, 0, 1)]
      kept.set(key, (offsets = readZoneOffsets(timeZone, start - DAY, end + DAY)))
    }
    return offsets
  }
}

/** What this process has read so far; a zone's offsets are the same for every caller. */
export const knownZoneOffsets: ZoneSource = keepZoneOffsets()

/** Reads "GMT", "GMT+05:45" or "GMT-04:56:02" off the formatted text. */
function offsetReader(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" })
  return (at) => {
    const [, sign, hours = "0", minutes = "0", seconds = "0"] =
      /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(at)) ?? []
    const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
    return (sign === "-" ? -offset : offset) * 1000
  }
}
