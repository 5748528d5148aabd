import type { ReactNode } from "react"
import { TICKED, UNTICKED } from "#app/features/page/condition-problems.ts"
import type { Question } from "#app/features/page/schema.ts"
import { formatList } from "#app/messages/format.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { answerField } from "./question-field.tsx"

/**
 * A question that is asked after certain answers only. Without scripts it is there for everybody and says when
 * it is meant; with them it comes and goes (`askWhatApplies` in `public/comfort.js`).
 */
export function Condition({
  question: { showWhen },
  questions,
  children,
}: {
  question: Question
  /** All of the page's. */
  questions: readonly Question[]
  children: ReactNode
}) {
  const { text, locale } = useLanguage()
  const parent = questions.find(({ id }) => id === showWhen?.questionId)
  if (!showWhen || !parent) return children
  const answers = formatList(
    showWhen.answers.map((answer) => `“${answer}”`),
    locale,
    "either",
  )
  const isBox = parent.kind === "checkbox"
  const isUnticked = isBox && !showWhen.answers.includes(TICKED)
  const key = isUnticked ? "onlyIfNotTicked" : isBox ? "onlyIfTicked" : "onlyIf"
  // A box without a tick sends nothing, which is null to the script.
  const named = showWhen.answers.map((answer) => (isBox && answer === UNTICKED ? null : answer))
  return (
    <fieldset data-when={answerField(parent)} data-answers={JSON.stringify(named)}>
      <p className="mb-1.5 text-sm text-muted" dir="auto">
        {text(`booking.details.${key}`, { question: parent.label, answers })}
      </p>
      {children}
    </fieldset>
  )
}
