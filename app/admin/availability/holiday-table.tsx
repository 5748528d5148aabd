import type { DayOverride } from "#app/features/schedule/override-spans.ts"
import { Button } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"
import { dateText } from "./date-text.ts"

/** The holidays of a schedule, each with what counts on it and the button that changes that. */
export function HolidayTable({ holidays }: { holidays: readonly DayOverride[] }) {
  const { text, locale } = useLanguage()
  const say = (key: string, values = {}) => text(`admin.availability.holidays.${key}`, values)
  return (
    <DataTable
      caption={say("list")}
      rows={holidays}
      rowKey={({ date }) => date}
      columns={[
        {
          key: "date",
          heading: say("date"),
          isRowHeading: true,
          cell: ({ date }) => dateText(date, locale),
        },
        { key: "name", heading: say("name"), cell: ({ label }) => <bdi>{label}</bdi> },
        {
          key: "state",
          heading: say("state"),
          cell: ({ kind }) =>
            kind === "holiday" ? (
              <StatusBadge tone="over" label={say("closed")} />
            ) : (
              <StatusBadge tone="good" label={say("worked")} />
            ),
        },
        {
          key: "action",
          heading: say("action"),
          cell: ({ date, kind, label }) => (
            <form method="post">
              <input type="hidden" name="date" value={date} />
              <input type="hidden" name="worked" value={kind === "holiday" ? "on" : "off"} />
              <Button tone="quiet" className="text-start">
                {say(kind === "holiday" ? "work" : "close")}
                <span className="sr-only">
                  : {say("nameDate", { name: label, date: dateText(date, locale) })}
                </span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}
