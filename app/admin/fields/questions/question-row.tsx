import { FieldFrame } from "#app/admin/field-frame.tsx"
import type { FormField } from "#app/admin/field-type.ts"
import { RowButtons, type RowMoves } from "#app/admin/row-buttons.tsx"
import { TickBox } from "#app/admin/fields/switch/tick-box.tsx"
import { QUESTION_KINDS } from "#app/features/page/schema.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextArea, TextInput } from "#app/ui/text-input.tsx"
import { ConditionInput } from "./condition-input.tsx"
import type { TypedQuestion } from "./typed-question.ts"

/** One question of the list: what is asked, how it is answered, of whom, and where the answer is shown. */
export function QuestionRow({
  row,
  before,
  position,
  moves,
}: {
  row: FormField
  before: readonly TypedQuestion[]
  position: number
  moves: RowMoves
}) {
  const { text } = useLanguage()
  const { id, label, kind, options, required, when, whenAnswers, mails, calendar } =
    row.getFieldset()
  if (!id || !label || !kind || !options || !required) return null
  const say = (key: string) => text(`admin.fields.questions.${key}`, { position })
  return (
    <li className="grid gap-3 border-s-2 border-line ps-4">
      <input type="hidden" name={id.name} defaultValue={String(id.initialValue ?? "")} />
      <FieldFrame field={label} label={say("label")} required>
        {(control) => (
          <TextInput
            {...control}
            name={label.name}
            defaultValue={String(label.initialValue ?? "")}
          />
        )}
      </FieldFrame>
      <FieldFrame field={kind} label={say("kind")} required>
        {(control) => (
          <Select
            {...control}
            name={kind.name}
            defaultValue={String(kind.initialValue ?? "")}
            options={QUESTION_KINDS.map((value) => ({
              value,
              label: text(`questions.kinds.${value}`),
            }))}
          />
        )}
      </FieldFrame>
      <FieldFrame field={options} label={say("options")} help={say("optionsHelp")}>
        {(control) => (
          <TextArea
            {...control}
            name={options.name}
            rows={3}
            defaultValue={String(options.initialValue ?? "")}
          />
        )}
      </FieldFrame>
      {when && whenAnswers ? (
        <ConditionInput when={when} answers={whenAnswers} before={before} position={position} />
      ) : null}
      <div>
        <TickBox field={required} label={say("required")} />
        {mails ? (
          <TickBox field={mails} label={text("questions.shownIn.mails", { position })} />
        ) : null}
        {calendar ? (
          <TickBox field={calendar} label={text("questions.shownIn.calendar", { position })} />
        ) : null}
      </div>
      <RowButtons moves={moves} name={text("questions.name", { position })} />
    </li>
  )
}
