import type { FieldType } from "#app/admin/field-type.ts"
import { choicesOrAll } from "#app/admin/fields/choices/choices-or-all-field.tsx"
import { MESSAGE_TYPES, type MessageType } from "#app/features/webhook/message-types.ts"

/** Which messages an endpoint wants: null for all that there are and will be. */
export function messageTypes(): FieldType<MessageType[] | null> {
  return choicesOrAll({
    values: MESSAGE_TYPES,
    describe: (type, text) => ({
      label: <code className="text-sm">{type}</code>,
      hint: text(`webhooks.meanings.${type.replace(".", "_")}`),
    }),
    words: "webhooks.types",
    missing: "webhook-types-missing",
  })
}
