import { GroupFrame, useProblem } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { MESSAGE_TYPES, type MessageType } from "#app/features/webhook/message-types.ts"
import { CheckboxGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TYPES_CHOICES, typedTypes } from "./read-types.ts"

/** Which messages an endpoint wants: null for all that there are and will be. */
export function messageTypes(): FieldType<MessageType[] | null> {
  return {
    schema: () => typedTypes,
    toForm: (value) => ({ which: value === null ? "all" : "listed", list: value ?? [] }),
    toText: (value, { text }) => (value === null ? text("webhooks.allTypes") : value.join(", ")),
    Input: TypesInput,
  }
}

function TypesInput(props: InputProps) {
  const { text } = useLanguage()
  const { which, list } = props.field.getFieldset()
  const problem = useProblem(list ?? props.field)
  if (!which || !list) return null
  const chosen = String(which.initialValue ?? "all")
  const ticked = [list.initialValue ?? []].flat().map(String)
  return (
    <GroupFrame {...props}>
      <div className="grid gap-2">
        {TYPES_CHOICES.map((choice) => (
          <label key={choice} className="flex min-h-11 items-start gap-3 py-2.5">
            <input
              type="radio"
              className="choice"
              name={which.name}
              value={choice}
              defaultChecked={choice === chosen}
            />
            <span>{text(`webhooks.types.${choice}`)}</span>
          </label>
        ))}
        <CheckboxGroup
          id={list.id}
          name={list.name}
          label={text("webhooks.types.list")}
          error={problem}
          defaultValues={ticked}
          choices={MESSAGE_TYPES.map((type) => ({
            value: type,
            label: <code className="text-sm">{type}</code>,
            hint: text(`webhooks.meanings.${type.replace(".", "_")}`),
          }))}
        />
      </div>
    </GroupFrame>
  )
}
