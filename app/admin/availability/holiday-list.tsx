import type { DayOverride } from "#app/features/schedule/override-spans.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"
import { dateText } from "./date-text.ts"

/** The holidays of a schedule, each with what counts on it and the button that changes that. */
export function HolidayList({ holidays }: { holidays: readonly DayOverride[] }) {
  const { text, locale } = useLanguage()
  const say = (key: string, values = {}) => text(`admin.availability.holidays.${key}`, values)
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {holidays.map(({ date, kind, label }) => {
        const isClosed = kind === "holiday"
        const action = say(isClosed ? "work" : "close")
        const name = say("nameDate", { name: label, date: dateText(date, locale) })
        return (
          <li
            key={date}
            className="grid items-center gap-x-6 px-4 py-2 mid:grid-cols-[1fr_9rem_13rem]"
          >
            <div className="min-w-0">
              <p className="font-medium">
                <bdi>{label}</bdi>
              </p>
              <p className="text-muted">{dateText(date, locale)}</p>
            </div>
            <div>
              <StatusBadge
                tone={isClosed ? "over" : "good"}
                label={say(isClosed ? "closed" : "worked")}
              />
            </div>
            <form method="post">
              <input type="hidden" name="date" value={date} />
              <input type="hidden" name="worked" value={isClosed ? "on" : "off"} />
              <Button tone="quiet" aria-label={`${action}: ${name}`}>
                {action}
              </Button>
            </form>
          </li>
        )
      })}
    </ul>
  )
}
