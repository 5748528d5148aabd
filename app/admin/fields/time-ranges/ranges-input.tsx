import { Plus, Trash2 } from "lucide-react"
import { useProblem } from "#app/admin/field-frame.tsx"
import type { FormField, ListButtons } from "#app/admin/field-type.ts"
import { Problem } from "#app/admin/fields/span/span-inputs.tsx"
import { ON } from "#app/admin/fields/switch/ticked.ts"
import { Button } from "#app/ui/button.tsx"
import { controlAttributes } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import { MOST_RANGES } from "./day-range.ts"

/**
 * The ranges of one day, each with from, until and whether it ends the next day, and the button that adds
 * one. `nameOf` names a range by its place, from 1; `empty` stands there when there are none.
 */
export function RangesInput({
  ranges,
  nameOf,
  addName,
  empty,
  buttons,
  children,
}: {
  ranges: FormField
  nameOf: (position: number) => string
  /** The button's name for screen readers, which begins with what is seen. */
  addName: string
  empty: string
  buttons: ListButtons
  /** What stands beside the button. */
  children?: React.ReactNode
}) {
  const { text } = useLanguage()
  const rows = ranges.getFieldList()
  const add = buttons.insert(ranges.name, { start: "09:00", end: "17:00" })
  return (
    // Its size is the place it is given, not what its controls would like: a phone is narrower.
    <div id={ranges.id} tabIndex={-1} className="grid grid-cols-1 gap-3 contain-inline-size">
      {rows.length === 0 ? <p className="pt-2.5 text-muted">{empty}</p> : null}
      {rows.map((range, row) => (
        <Range
          key={range.key ?? row}
          range={range}
          name={nameOf(row + 1)}
          remove={buttons.remove(ranges.name, row)}
        />
      ))}
      <Problem field={ranges} />
      <div className="flex flex-wrap gap-x-5">
        {rows.length < MOST_RANGES ? (
          <Button tone="quiet" icon={Plus} aria-label={addName} {...add}>
            {text("admin.fields.timeRanges.add")}
          </Button>
        ) : null}
        {children}
      </div>
    </div>
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
    <div className="grid grid-cols-1 gap-1" role="group" aria-label={name}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="flex min-w-0 items-center gap-2">
          <Time field={start} label={text("admin.fields.timeRanges.start", { range: name })} />
          <span aria-hidden="true">–</span>
          <Time field={end} label={text("admin.fields.timeRanges.end", { range: name })} />
        </div>
        <label className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            id={overnight.id}
            name={overnight.name}
            className="choice mt-0"
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
      className="w-36 min-w-0"
      defaultValue={String(field.initialValue ?? "")}
    />
  )
}
