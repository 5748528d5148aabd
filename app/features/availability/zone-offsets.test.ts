import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"

import { instantOf, instantsOfDays, localDayAt } from "./local-time.ts"
import { keepZoneOffsets, readZoneOffsets } from "./zone-offsets.ts"

const HOUR = 3_600_000
const FROM = Date.UTC(1990, 0, 1)
const TO = Date.UTC(2040, 0, 1)

function transitionsByTemporal(timeZone: string): { changesAt: number[]; offsets: number[] } {
  let at = Temporal.Instant.fromEpochMilliseconds(FROM).toZonedDateTimeISO(timeZone)
  const changesAt: number[] = []
  const offsets = [at.offsetNanoseconds / 1e6]
  for (;;) {
    const next = at.getTimeZoneTransition("next")
    if (!next || next.epochMilliseconds >= TO) return { changesAt, offsets }
    changesAt.push(next.epochMilliseconds)
    offsets.push(next.offsetNanoseconds / 1e6)
    at = next
  }
}

describe("a zone's offsets", () => {
  it("are those of Temporal from 1990 to 2040, to the second, in zones that change often or oddly", () => {
    for (const zone of [
      "America/New_York",
      "America/Santiago",
      "America/Recife",
      "America/Argentina/Tucuman",
      "Africa/Cairo",
      "Africa/Casablanca",
      "Asia/Gaza",
      "Asia/Kathmandu",
      "Asia/Pyongyang",
      "Australia/Lord_Howe",
      "Europe/London",
      "Pacific/Apia",
      "Pacific/Chatham",
      "Pacific/Kwajalein",
      "UTC",
    ])
      expect({ zone, ...readZoneOffsets(zone, FROM, TO) }).toEqual({
        zone,
        ...transitionsByTemporal(zone),
      })
  })

  it("are read to the second where a zone still kept its own sun", () => {
    const zone = readZoneOffsets("Africa/Monrovia", Date.UTC(1971, 11, 1), Date.UTC(1972, 1, 1))
    expect(zone.offsets).toEqual([-(44 * 60 + 30) * 1000, 0])
    expect(zone.changesAt).toEqual([Date.UTC(1972, 0, 7, 0, 44, 30)])
  })

  it("are read once for a zone and its years, and again when too many are kept", () => {
    const source = keepZoneOffsets(2)
    const berlin = source("Europe/Berlin", Date.UTC(2027, 3, 1), Date.UTC(2027, 4, 1))
    expect(source("Europe/Berlin", Date.UTC(2027, 0, 1), Date.UTC(2027, 11, 31))).toBe(berlin)
    expect(source("Europe/Berlin", Date.UTC(2027, 3, 1), Date.UTC(2028, 4, 1))).not.toBe(berlin)
    source("Europe/Paris", Date.UTC(2027, 3, 1), Date.UTC(2027, 4, 1))
    const again = source("Europe/Berlin", Date.UTC(2027, 3, 1), Date.UTC(2027, 4, 1))
    expect(again).not.toBe(berlin)
    expect(again).toEqual(berlin)
  })

  it("are refused for a zone nobody knows", () => {
    expect(() => readZoneOffsets("Mars/Olympus", FROM, TO)).toThrow(RangeError)
  })
})

describe("local time", () => {
  const newYork = readZoneOffsets("America/New_York", Date.UTC(2027, 0, 1), Date.UTC(2028, 0, 1))

  it("is found as Temporal finds it, every half hour around both changes", () => {
    for (const date of ["2027-03-14", "2027-11-07"]) {
      const day = Date.parse(date) / (24 * HOUR)
      for (let minute = -60; minute <= 1500; minute += 30) {
        const expected = Temporal.PlainDateTime.from(`${date}T00:00`)
          .add({ minutes: minute })
          .toZonedDateTime("America/New_York", { disambiguation: "compatible" })
        const at = instantOf(newYork, day, minute)
        expect(at).toBe(expected.epochMilliseconds)
        expect(localDayAt(newYork, at) * 24 * HOUR).toBe(
          Date.parse(expected.toPlainDate().toString()),
        )
      }
    }
  })

  it("gives a day two stretches where a clock goes back over midnight after it", () => {
    const stJohns = readZoneOffsets("America/St_Johns", Date.UTC(2006, 9, 1), Date.UTC(2006, 10, 9))
    const saturday = Date.UTC(2006, 9, 28) / (24 * HOUR)
    expect(
      instantsOfDays(stJohns, saturday, saturday).map((at) => new Date(at).toISOString()),
    ).toEqual([
      "2006-10-28T02:30:00.000Z",
      "2006-10-29T02:30:00.000Z",
      "2006-10-29T02:31:00.000Z",
      "2006-10-29T03:30:00.000Z",
    ])
  })
})
