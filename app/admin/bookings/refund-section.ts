import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { money } from "#app/admin/fields/money/money-field.tsx"

/** What the refund form asks for. @param currency of the payment */
export function refundSection(currency: string): FieldSection {
  const words = "admin.booking.refund"
  return {
    name: "refund",
    words,
    fields: [defineField("amount", `${words}.amount`, money({ currency }), { hasHelp: true })],
  }
}
