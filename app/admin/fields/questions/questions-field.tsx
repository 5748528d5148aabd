import { Plus } from "lucide-react"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { ON } from "#app/admin/fields/switch/ticked.ts"
import { rowMoves } from "#app/admin/row-buttons.tsx"
import type { Question } from "#app/features/page/schema.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { QuestionRow } from "./question-row.tsx"
import { questionText } from "./question-text.ts"
import { MOST_QUESTIONS, typedQuestions } from "./read-questions.ts"
import { freshMark, typedQuestion } from "./typed-question.ts"

/** What clients are asked besides name and email. */
export function questions(): FieldType<Question[]> {
  const on = (value: boolean) => (value ? ON : undefined)
  return {
    schema: () => typedQuestions,
    toForm: (value) =>
      value.map(({ id, label, kind, options, required, showWhen, shownIn }) => ({
        id,
        label,
        kind,
        options: options.join("\n"),
        required: on(required),
        when: showWhen?.questionId,
        whenAnswers: showWhen?.answers,
        mails: on(shownIn.mails),
        calendar: on(shownIn.calendar),
      })),
    toText: (value, { text }) =>
      value.map((question) => questionText(question, value, text)).join("; "),
    Input: QuestionsInput,
  }
}

function QuestionsInput(props: InputProps) {
  const { text } = useLanguage()
  const { field, buttons } = props
  const rows = field.getFieldList()
  const typed = rows.map(typedQuestion)
  const fresh = { id: freshMark(typed), kind: "text", mails: ON, calendar: ON }
  return (
    <GroupFrame {...props} required>
      <ol className="grid gap-6">
        {rows.map((row, index) => (
          <QuestionRow
            key={row.key}
            row={row}
            before={typed.slice(0, index)}
            position={index + 1}
            moves={rowMoves(buttons, field.name, { index, count: rows.length })}
          />
        ))}
      </ol>
      {rows.length < MOST_QUESTIONS ? (
        <div>
          <Button tone="plain" icon={Plus} {...buttons.insert(field.name, fresh)}>
            {text("admin.fields.questions.add")}
          </Button>
        </div>
      ) : null}
    </GroupFrame>
  )
}
