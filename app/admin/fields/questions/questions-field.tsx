import { Plus, Trash2 } from "lucide-react"
import { z } from "zod"
import { FieldFrame, GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, FormField, InputProps, RowButton } from "#app/admin/field-type.ts"
import { ON, ticked } from "#app/admin/fields/switch/ticked.ts"
import { TickBox } from "#app/admin/fields/switch/tick-box.tsx"
import { typedGroup, typedRows, typedText } from "#app/admin/fields/typed-text.ts"
import { problem } from "#app/admin/problem.ts"
import { QUESTION_KINDS, type Question } from "#app/features/page/schema.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextArea, TextInput } from "#app/ui/text-input.tsx"
import { giveIds } from "./question-ids.ts"

const MOST_ROWS = 30
const LONGEST_LABEL = 200
const LONGEST_OPTION = 120
const MOST_OPTIONS = 30

const row = typedGroup({
  id: typedText,
  label: typedText.pipe(
    z
      .string()
      .trim()
      .min(1, "required")
      .max(LONGEST_LABEL, problem("too-long", { longest: LONGEST_LABEL })),
  ),
  kind: typedText.pipe(z.enum(QUESTION_KINDS, "choice-missing")),
  options: typedText.transform((lines) =>
    lines
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
  required: ticked,
}).superRefine(({ kind, options }, context) => {
  if (!hasOptions(kind)) return
  const refuse = (message: string) =>
    context.addIssue({ code: "custom", path: ["options"], message })
  if (options.length < 2) refuse("options-missing")
  if (options.length > MOST_OPTIONS) refuse(problem("too-many-rows", { most: MOST_OPTIONS }))
  if (options.some((option) => option.length > LONGEST_OPTION)) {
    refuse(problem("too-long", { longest: LONGEST_OPTION }))
  }
  if (new Set(options).size < options.length) refuse("options-twice")
})

function hasOptions(kind: Question["kind"]): boolean {
  return kind === "choice" || kind === "choices"
}

/** What clients are asked besides name and email. */
export function questions(): FieldType<Question[]> {
  return {
    schema: () =>
      typedRows(row, MOST_ROWS, problem("too-many-rows", { most: MOST_ROWS })).transform((rows) =>
        giveIds(rows.map((item) => (hasOptions(item.kind) ? item : { ...item, options: [] }))),
      ),
    toForm: (value) =>
      value.map(({ id, label, kind, options, required }) => ({
        id,
        label,
        kind,
        options: options.join("\n"),
        required: required ? ON : undefined,
      })),
    toText: (value, { text }) =>
      value
        .map(({ label, kind, options, required }) => {
          const what = [text(`admin.fields.questions.kinds.${kind}`), ...options]
          if (required) what.push(text("interface.required"))
          return `${label} (${what.join(", ")})`
        })
        .join("; "),
    Input: QuestionsInput,
  }
}

function QuestionsInput(props: InputProps) {
  const { text } = useLanguage()
  const { field, buttons } = props
  const rows = field.getFieldList()
  return (
    <GroupFrame {...props} required>
      <ol className="grid gap-6">
        {rows.map((item, index) => (
          <QuestionRow
            key={item.key}
            row={item}
            position={index + 1}
            remove={buttons.remove(field.name, index)}
          />
        ))}
      </ol>
      {rows.length < MOST_ROWS ? (
        <div>
          <Button tone="plain" icon={Plus} {...buttons.insert(field.name, { kind: "text" })}>
            {text("admin.fields.questions.add")}
          </Button>
        </div>
      ) : null}
    </GroupFrame>
  )
}

function QuestionRow({
  row: item,
  position,
  remove,
}: {
  row: FormField
  position: number
  remove: RowButton
}) {
  const { text } = useLanguage()
  const { id, label, kind, options, required } = item.getFieldset()
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
            options={QUESTION_KINDS.map((value) => ({ value, label: say(`kinds.${value}`) }))}
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
      <TickBox field={required} label={say("required")} />
      <div>
        <Button tone="quiet" icon={Trash2} {...remove}>
          {say("remove")}
        </Button>
      </div>
    </li>
  )
}
