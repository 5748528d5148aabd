export type PartOfDay = "night" | "morning" | "afternoon" | "evening"

const hours = new Map<string, Intl.DateTimeFormat>()

/** Which part of the day an instant falls in, by the local hour of an IANA zone. */
export function partOfDay(at: Date, timeZone: string): PartOfDay {
  let format = hours.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone })
    hours.set(timeZone, format)
  }
  const hour = Number(format.format(at))
  if (hour < 5) return "night"
  if (hour < 12) return "morning"
  return hour < 17 ? "afternoon" : "evening"
}
