import { formatTime } from "#app/messages/format.ts"
import { durationText } from "#app/messages/duration.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { instantText } from "#app/ui/moment.tsx"

/**
 * Until when a hold is kept: the moment in the client's zone, and the minutes left. Where scripts run
 * they are counted down from the seconds given here, not from the visitor's own clock.
 */
export function TimeLeft({
  payableUntil,
  now,
  timeZone,
}: {
  payableUntil: Date
  now: Date
  timeZone: string
}) {
  const { locale, text } = useLanguage()
  const seconds = Math.max(0, Math.floor((payableUntil.getTime() - now.getTime()) / 1000))
  const minutes = Math.floor(seconds / 60)
  const duration = minutes === 0 ? text("booking.hold.leftShort") : durationText(minutes, text)
  const [before = "", after = ""] = text("booking.hold.left", { duration: "\u0000" }).split(
    "\u0000",
  )
  return (
    <p>
      <strong className="font-semibold">
        <time dateTime={instantText(payableUntil)}>
          {text("booking.hold.until", { time: formatTime(payableUntil, timeZone, locale) })}
        </time>
      </strong>{" "}
      <span className="whitespace-nowrap text-muted">
        {before}
        <span data-seconds-left={seconds}>{duration}</span>
        {after}
      </span>
    </p>
  )
}
