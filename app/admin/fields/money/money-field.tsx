import { z } from "zod"
import type { FieldType } from "#app/admin/field-type.ts"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { formatMoney } from "#app/messages/format.ts"
import { TextInput } from "#app/ui/text-input.tsx"
import { parseMoney, typedMoney } from "./parse-money.ts"

/** An amount in minor units of one currency. */
export function money({ currency }: { currency: string }): FieldType<number> {
  return {
    schema: () =>
      typedText.transform((typed, context) => {
        const amount = parseMoney(typed, currency)
        if ("amountMinor" in amount) return amount.amountMinor
        context.addIssue({ code: "custom", message: amount.problem })
        return z.NEVER
      }),
    toForm: (value) => typedMoney(value, currency),
    toText: (value, { locale }) => formatMoney(value, currency, locale),
    Input: (props) => (
      <FieldFrame {...props} required>
        {(control) => (
          <span className="flex items-center gap-2">
            <TextInput
              {...control}
              name={props.field.name}
              inputMode="decimal"
              className="max-w-40"
              defaultValue={String(props.field.initialValue ?? "")}
            />
            <span>{currency}</span>
          </span>
        )}
      </FieldFrame>
    ),
  }
}
