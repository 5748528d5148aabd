import { CalendarCheck, CalendarX, Copy } from "lucide-react"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, FormField, InputProps, ListButtons } from "#app/admin/field-type.ts"
import { ON } from "#app/admin/fields/switch/ticked.ts"
import type { WeeklyRange } from "#app/features/schedule/schema.ts"
import { Button } from "#app/ui/button.tsx"
import { Icon } from "#app/ui/icon.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { WEEK_BUTTON, weekChanges } from "./change-week.ts"
import { COPY_BUTTON, copyTargets } from "./copy-hours.ts"
import { RangesInput } from "./ranges-input.tsx"
import { weekLines } from "./week-text.ts"
import { SHOWN, weeklyHoursForm, weeklyHoursSchema } from "./weekly-hours.ts"
import { weekdayName } from "./weekday-name.ts"

/** Weekly hours: several ranges a day, over midnight too. */
export function timeRanges(): FieldType<WeeklyRange[]> {
  return {
    schema: () => weeklyHoursSchema,
    toForm: (value) => weeklyHoursForm(value),
    toText: (value, { text, locale }) =>
      weekLines(value, text, locale)
        .map(({ days, hours }) => `${days}: ${hours}`)
        .join("\n"),
    Input: TimeRangesInput,
  }
}

const weekIcons = { open: CalendarCheck, close: CalendarX }

function TimeRangesInput(props: InputProps) {
  const { text } = useLanguage()
  const days = props.field.getFieldList()
  return (
    <GroupFrame {...props}>
      <div
        role="group"
        aria-label={text("admin.fields.timeRanges.wholeWeek")}
        className="flex flex-wrap gap-x-5"
      >
        {weekChanges.map((change) => (
          <Button
            key={change}
            tone="quiet"
            icon={weekIcons[change]}
            name={WEEK_BUTTON}
            value={change}
            formNoValidate
          >
            {text(`admin.fields.timeRanges.${change}All`)}
          </Button>
        ))}
      </div>
      <ol className="divide-y divide-line">
        {days.map((day, index) => (
          <Day
            key={day.key ?? index}
            day={day}
            before={days.at(index - 1)}
            index={index}
            buttons={props.buttons}
          />
        ))}
      </ol>
    </GroupFrame>
  )
}

function Day({
  day,
  before,
  index,
  buttons,
}: {
  day: FormField
  /** The day before; Sunday's for Monday. */
  before: FormField | undefined
  index: number
  buttons: ListButtons
}) {
  const { text, locale } = useLanguage()
  const { ranges, shown } = day.getFieldset()
  if (!ranges || !shown) return null
  const weekday = weekdayName(index + 1, locale)
  const nameOf = (position: number) => text("admin.fields.timeRanges.range", { weekday, position })
  const runsOn = before ? runsOnUntil(before) : null
  return (
    <li className="grid gap-2 py-4 mid:grid-cols-[9rem_1fr]">
      <h3 className="pt-2.5 font-medium">{weekday}</h3>
      <input type="hidden" name={shown.name} value={SHOWN} />
      <div className="grid gap-2">
        {runsOn === null ? null : (
          <p className="pt-2.5 text-sm text-muted">
            {text("admin.fields.timeRanges.runsOn", {
              weekday: weekdayName(index === 0 ? 7 : index, locale),
              time: runsOn,
            })}
          </p>
        )}
        <RangesInput
          ranges={ranges}
          nameOf={nameOf}
          addName={text("admin.fields.timeRanges.addOn", { weekday })}
          empty={text("admin.fields.timeRanges.closed")}
          buttons={buttons}
        >
          <CopyButtons index={index} weekday={weekday} />
        </RangesInput>
      </div>
    </li>
  )
}

/** Until when the hours of a day run on into the next one, as they stood when the form came; null when not. */
function runsOnUntil(day: FormField): string | null {
  const ends = (day.getFieldset()["ranges"]?.getFieldList() ?? []).flatMap((range) => {
    const { end, overnight } = range.getFieldset()
    const time = String(end?.initialValue ?? "")
    return overnight?.initialValue === ON && time !== "00:00" ? [time] : []
  })
  return ends.sort().at(-1) ?? null
}

/** Behind a word of its own, since seven days of them would be most of the page. */
function CopyButtons({ index, weekday }: { index: number; weekday: string }) {
  const { text } = useLanguage()
  return (
    <details>
      <summary
        className="flex min-h-11 items-center gap-2 text-accent-text underline underline-offset-4"
        aria-label={text("admin.fields.timeRanges.copy.title", { weekday })}
      >
        <Icon of={Copy} size={18} />
        {text("admin.fields.timeRanges.copy.short")}
      </summary>
      <div className="flex flex-wrap gap-2">
        {(Object.keys(copyTargets) as (keyof typeof copyTargets)[]).map((target) => (
          <Button
            key={target}
            tone="plain"
            name={COPY_BUTTON}
            value={`${index}-${target}`}
            formNoValidate
          >
            {text(`admin.fields.timeRanges.copy.${target}`)}
          </Button>
        ))}
      </div>
    </details>
  )
}
