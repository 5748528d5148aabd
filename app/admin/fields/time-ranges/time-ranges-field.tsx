import { Copy, Plus, Trash2 } from "lucide-react"
import { GroupFrame, useProblem } from "#app/admin/field-frame.tsx"
import type { FieldType, FormField, InputProps, ListButtons } from "#app/admin/field-type.ts"
import { Problem } from "#app/admin/fields/span/span-inputs.tsx"
import { ON } from "#app/admin/fields/switch/ticked.ts"
import type { WeeklyRange } from "#app/features/schedule/schema.ts"
import { Button } from "#app/ui/button.tsx"
import { controlAttributes } from "#app/ui/field.tsx"
import { Icon } from "#app/ui/icon.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import { COPY_BUTTON, copyTargets } from "./copy-hours.ts"
import { MOST_RANGES, timeOfDay, weeklyHoursForm, weeklyHoursSchema } from "./weekly-hours.ts"
import { weekdayName } from "./weekday-name.ts"

/** Weekly hours: several ranges a day, over midnight too. */
export function timeRanges(): FieldType<WeeklyRange[]> {
  return {
    schema: () => weeklyHoursSchema,
    toForm: (value) => weeklyHoursForm(value),
    toText: (value, { locale }) =>
      value
        .map(
          ({ weekday, startMinute, endMinute }) =>
            `${weekdayName(weekday, locale)} ${timeOfDay(startMinute)}–${timeOfDay(endMinute)}`,
        )
        .join("; "),
    Input: TimeRangesInput,
  }
}

function TimeRangesInput(props: InputProps) {
  return (
    <GroupFrame {...props}>
      <ol className="divide-y divide-line">
        {props.field.getFieldList().map((day, index) => (
          <Day key={day.key ?? index} day={day} index={index} buttons={props.buttons} />
        ))}
      </ol>
    </GroupFrame>
  )
}

function Day({ day, index, buttons }: { day: FormField; index: number; buttons: ListButtons }) {
  const { text, locale } = useLanguage()
  const { ranges } = day.getFieldset()
  if (!ranges) return null
  const rows = ranges.getFieldList()
  const weekday = weekdayName(index + 1, locale)
  const add = buttons.insert(ranges.name, { start: "09:00", end: "17:00" })
  return (
    <li className="grid gap-2 py-4 mid:grid-cols-[9rem_1fr]">
      <h3 className="pt-2.5 font-medium">{weekday}</h3>
      <div className="grid gap-3">
        {rows.length === 0 ? (
          <p className="pt-2.5 text-muted">{text("admin.fields.timeRanges.closed")}</p>
        ) : (
          rows.map((range, row) => (
            <Range
              key={range.key}
              range={range}
              name={text("admin.fields.timeRanges.range", { weekday, position: row + 1 })}
              remove={buttons.remove(ranges.name, row)}
            />
          ))
        )}
        <Problem field={ranges} />
        <div className="flex flex-wrap gap-2">
          {rows.length < MOST_RANGES ? (
            <Button tone="quiet" icon={Plus} {...add}>
              {text("admin.fields.timeRanges.add", { weekday })}
            </Button>
          ) : null}
          <CopyButtons index={index} weekday={weekday} />
        </div>
      </div>
    </li>
  )
}

/** Behind a word of its own, since seven days of them would be most of the page. */
function CopyButtons({ index, weekday }: { index: number; weekday: string }) {
  const { text } = useLanguage()
  return (
    <details>
      <summary className="flex min-h-11 items-center gap-2 px-3 text-accent-text">
        <Icon of={Copy} />
        {text("admin.fields.timeRanges.copy.title", { weekday })}
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

function Range({
  range,
  name,
  remove,
}: {
  range: FormField
  name: string
  remove: ReturnType<ListButtons["remove"]>
}) {
  const { text } = useLanguage()
  const { start, end, overnight } = range.getFieldset()
  if (!start || !end || !overnight) return null
  return (
    <div className="grid gap-1" role="group" aria-label={name}>
      <div className="flex flex-wrap items-center gap-2">
        <Time field={start} label={text("admin.fields.timeRanges.start", { range: name })} />
        <span aria-hidden="true">–</span>
        <Time field={end} label={text("admin.fields.timeRanges.end", { range: name })} />
        <label className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            id={overnight.id}
            name={overnight.name}
            className="choice"
            defaultChecked={overnight.initialValue === ON}
            aria-describedby={overnight.errors ? `${overnight.id}-error` : undefined}
          />
          {text("admin.fields.timeRanges.overnight")}
        </label>
        <Button tone="quiet" icon={Trash2} {...remove}>
          {text("admin.fields.timeRanges.remove")}
          <span className="sr-only"> {name}</span>
        </Button>
      </div>
      <Problem field={start} />
      <Problem field={end} />
      <Problem field={overnight} />
    </div>
  )
}

function Time({ field, label }: { field: FormField; label: string }) {
  const error = useProblem(field)
  return (
    <TextInput
      {...controlAttributes({ id: field.id, label, error })}
      type="time"
      name={field.name}
      aria-label={label}
      className="max-w-40"
      defaultValue={String(field.initialValue ?? "")}
    />
  )
}
