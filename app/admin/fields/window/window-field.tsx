import { z } from "zod"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, FormField, InputProps } from "#app/admin/field-type.ts"
import { AmountInput, Problem } from "#app/admin/fields/span/span-inputs.tsx"
import { wholeNumber } from "#app/admin/fields/number/whole-number.ts"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

type Window = PageContent["window"]

const kinds = ["rolling", "dates", "forever"] as const
const day = typedText.pipe(z.string().trim().min(1, "required").pipe(z.iso.date("date-malformed")))
const parts = { days: wholeNumber(1, 1095), from: day, until: day }

/** Only the parts of the kind that was chosen count; the others may hold anything. */
function readPart<Value>(
  name: keyof typeof parts,
  schema: z.ZodType<Value>,
  given: unknown,
  context: z.RefinementCtx,
): Value | undefined {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  context.addIssue({
    code: "custom",
    path: [name],
    message: result.error.issues[0]?.message ?? "required",
  })
  return undefined
}

/** How far ahead times may be taken: so many days, between two dates, or without end. */
export function bookingWindow(): FieldType<Window> {
  return {
    schema: () =>
      typedGroup({
        kind: typedText.pipe(z.enum(kinds, "choice-missing")),
        days: typedText,
        from: typedText,
        until: typedText,
      }).transform((given, context): Window => {
        if (given.kind === "forever") return { kind: "forever" }
        if (given.kind === "rolling") {
          const days = readPart("days", parts.days, given.days, context)
          return days === undefined ? z.NEVER : { kind: "rolling", days }
        }
        const from = readPart("from", parts.from, given.from, context)
        const until = readPart("until", parts.until, given.until, context)
        if (from === undefined || until === undefined) return z.NEVER
        if (until < from) {
          context.addIssue({ code: "custom", path: ["until"], message: "dates-reversed" })
        }
        return { kind: "dates", from, until }
      }),
    toForm: (value) => ({
      kind: value.kind,
      days: value.kind === "rolling" ? String(value.days) : "60",
      from: value.kind === "dates" ? value.from : undefined,
      until: value.kind === "dates" ? value.until : undefined,
    }),
    toText: (value, { text }) => {
      if (value.kind === "forever") return text("admin.fields.window.forever")
      if (value.kind === "rolling")
        return text("admin.fields.window.rollingText", { days: value.days })
      return text("admin.fields.window.datesText", { from: value.from, until: value.until })
    },
    Input: WindowInput,
  }
}

function WindowInput(props: InputProps) {
  const { text } = useLanguage()
  const { kind, days, from, until } = props.field.getFieldset()
  if (!kind || !days || !from || !until) return null
  return (
    <GroupFrame {...props}>
      <div className="grid gap-2" id={kind.id} tabIndex={-1}>
        <Kind kind={kind} value="rolling">
          <span className="flex items-center gap-2">
            <AmountInput field={days} label={text("admin.fields.window.rolling")} />
            {text("admin.units.days")}
          </span>
          <Problem field={days} />
        </Kind>
        <Kind kind={kind} value="dates">
          <span className="flex flex-wrap items-center gap-2">
            <DateInput field={from} label={text("admin.fields.window.from")} />
            <DateInput field={until} label={text("admin.fields.window.until")} />
          </span>
          <Problem field={from} />
          <Problem field={until} />
        </Kind>
        <Kind kind={kind} value="forever" />
        <Problem field={kind} />
      </div>
    </GroupFrame>
  )
}

function Kind({
  kind,
  value,
  children,
}: {
  kind: FormField
  value: (typeof kinds)[number]
  children?: React.ReactNode
}) {
  const { text } = useLanguage()
  return (
    <div className="grid gap-2">
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="radio"
          name={kind.name}
          value={value}
          className="choice"
          defaultChecked={kind.initialValue === value}
        />
        {text(`admin.fields.window.${value}`)}
      </label>
      {children ? <div className="ms-8 grid gap-1.5">{children}</div> : null}
    </div>
  )
}

function DateInput({ field, label }: { field: FormField; label: string }) {
  return (
    <label className="flex items-center gap-2">
      {label}
      <TextInput
        id={field.id}
        type="date"
        name={field.name}
        className="max-w-44"
        aria-describedby={field.errors ? `${field.id}-error` : undefined}
        aria-invalid={field.errors ? true : undefined}
        defaultValue={String(field.initialValue ?? "")}
      />
    </label>
  )
}
