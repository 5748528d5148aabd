import { Plus } from "lucide-react"
import { z } from "zod"
import { FieldFrame, GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, FormField, InputProps } from "#app/admin/field-type.ts"
import { parseMoney, typedMoney } from "#app/admin/fields/money/parse-money.ts"
import { wholeNumber } from "#app/admin/fields/number/whole-number.ts"
import { typedGroup, typedRows, typedText } from "#app/admin/fields/typed-text.ts"
import { RowButtons, rowMoves, type RowMoves } from "#app/admin/row-buttons.tsx"
import { problem } from "#app/admin/problem.ts"
import { formatMoney } from "#app/messages/format.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { Button } from "#app/ui/button.tsx"
import { durationText } from "#app/messages/duration.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

type Durations = PageContent["durations"]
const MOST_ROWS = 8

/** One length or several, each with its price. @param currencyField where the form says the currency */
export function durations({ currencyField }: { currencyField: string }): FieldType<Durations> {
  return {
    schema: (raw) =>
      typedRows(
        durationRow(raw(currencyField)),
        MOST_ROWS,
        problem("too-many-rows", { most: MOST_ROWS }),
      ).superRefine(refuseDoubles),
    toForm: (value, content) =>
      value.map(({ minutes, amountMinor }) => ({
        minutes: String(minutes),
        price: typedMoney(amountMinor, String(content[currencyField])),
      })),
    toText: (value, { text, locale, content }) =>
      value
        .map(({ minutes, amountMinor }) => {
          const price =
            amountMinor === 0
              ? text("interface.money.free")
              : formatMoney(amountMinor, String(content[currencyField]), locale)
          return `${durationText(minutes, text)}: ${price}`
        })
        .join("; "),
    Input: DurationsInput,
  }
}

function durationRow(currency: string) {
  return typedGroup({ minutes: wholeNumber(5, 1440), price: typedText }).transform(
    ({ minutes, price }, context) => {
      // An unknown currency is its own field's problem; the price is judged all the same.
      const amount = parseMoney(price, /^[A-Z]{3}$/.test(currency) ? currency : "EUR")
      if ("amountMinor" in amount) return { minutes, amountMinor: amount.amountMinor }
      context.addIssue({ code: "custom", path: ["price"], message: amount.problem })
      return z.NEVER
    },
  )
}

function refuseDoubles(rows: Durations, context: z.RefinementCtx): void {
  if (rows.length === 0) context.addIssue({ code: "custom", message: "duration-missing" })
  rows.forEach(({ minutes }, index) => {
    if (rows.findIndex((other) => other.minutes === minutes) < index) {
      context.addIssue({ code: "custom", path: [index, "minutes"], message: "duration-twice" })
    }
  })
}

function DurationsInput(props: InputProps) {
  const { text } = useLanguage()
  const { field, buttons } = props
  const rows = field.getFieldList()
  return (
    <GroupFrame {...props}>
      <ol className="grid gap-4">
        {rows.map((row, index) => (
          <DurationRow
            key={row.key}
            row={row}
            position={index + 1}
            moves={rowMoves(buttons, field.name, { index, count: rows.length, least: 1 })}
          />
        ))}
      </ol>
      {rows.length < MOST_ROWS ? (
        <div>
          <Button
            tone="plain"
            icon={Plus}
            {...buttons.insert(field.name, { minutes: "60", price: "" })}
          >
            {text("admin.fields.durations.add")}
          </Button>
        </div>
      ) : null}
    </GroupFrame>
  )
}

function DurationRow({
  row,
  position,
  moves,
}: {
  row: FormField
  position: number
  moves: RowMoves
}) {
  const { text } = useLanguage()
  const { minutes, price } = row.getFieldset()
  if (!minutes || !price) return null
  return (
    <li className="flex flex-wrap items-start gap-4" id={row.id} tabIndex={-1}>
      {[
        { place: minutes, name: "minutes", inputMode: "numeric" as const },
        { place: price, name: "price", inputMode: "decimal" as const },
      ].map(({ place, name, inputMode }) => (
        <div key={name} className="w-40">
          <FieldFrame
            field={place}
            label={text(`admin.fields.durations.${name}`, { position })}
            required
          >
            {(control) => (
              <TextInput
                {...control}
                name={place.name}
                inputMode={inputMode}
                defaultValue={String(place.initialValue ?? "")}
              />
            )}
          </FieldFrame>
        </div>
      ))}
      <div className="mid:mt-7">
        <RowButtons moves={moves} name={text("admin.fields.durations.name", { position })} />
      </div>
    </li>
  )
}
