import type { Translate } from "./translate.ts"

const minutesPerHour = 60
const minutesPerDay = 24 * minutesPerHour

/** "30 minutes", "1 hour 30 minutes", "2 days": a length as people say it, from whole minutes. */
export function durationText(minutes: number, text: Translate): string {
  const days = Math.floor(minutes / minutesPerDay)
  const hours = Math.floor((minutes % minutesPerDay) / minutesPerHour)
  const rest = minutes % minutesPerHour
  // Cut-offs are told in hours up to two days: "24 hours before" is what people agree on.
  if (minutes % minutesPerHour === 0 && minutes <= 2 * minutesPerDay && minutes > 0) {
    return text("interface.duration.hours", { hours: minutes / minutesPerHour })
  }
  const parts = [
    ...(days > 0 ? [text("interface.duration.days", { days })] : []),
    ...(hours > 0 ? [text("interface.duration.hours", { hours })] : []),
    ...(rest > 0 || minutes === 0 ? [text("interface.duration.minutes", { minutes: rest })] : []),
  ]
  return parts.reduce((first, second) => text("interface.duration.joined", { first, second }))
}
