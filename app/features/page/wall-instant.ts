import { dayOfDate } from "#app/features/availability/calendar-days.ts"
import { eraAt, instantOf } from "#app/features/availability/local-time.ts"
import { DAY, MINUTE } from "#app/features/availability/time-units.ts"
import { readZoneOffsets } from "#app/features/availability/zone-offsets.ts"

/**
 * The instant when a zone's clocks show this date and time; of a time that comes twice, the first. Null for one
 * that clocks jump over.
 * @param date `YYYY-MM-DD` @param time `HH:MM` @param timeZone IANA
 */
export function wallInstant(date: string, time: string, timeZone: string): Date | null {
  const day = dayOfDate(date)
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const zone = readZoneOffsets(timeZone, (day - 2) * DAY, (day + 3) * DAY)
  const at = instantOf(zone, day, minute)
  const shown = at + zone.offsets[eraAt(zone, at)]!
  return shown === day * DAY + minute * MINUTE ? new Date(at) : null
}
