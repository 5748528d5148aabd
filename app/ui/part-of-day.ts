import { remembered } from "#app/platform/remembered.ts"

export type PartOfDay = "night" | "morning" | "afternoon" | "evening"

const hours = remembered(
  (timeZone: string) =>
    new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone }),
)

/** Which part of the day an instant falls in, by the local hour of an IANA zone. */
export function partOfDay(at: Date, timeZone: string): PartOfDay {
  const hour = Number(hours(timeZone).format(at))
  if (hour < 5) return "night"
  if (hour < 12) return "morning"
  return hour < 17 ? "afternoon" : "evening"
}
