import type { Translate } from "#app/messages/translate.ts"
import { TICKED } from "#app/features/page/condition-problems.ts"
import type { Question } from "#app/features/page/schema.ts"

/** One question as a person reads it: what is asked, how it is answered, of whom, and what is kept from others. */
export function questionText(
  { label, kind, options, required, showWhen, shownIn }: Question,
  all: readonly Question[],
  text: Translate,
): string {
  const what = [text(`questions.kinds.${kind}`), ...options]
  if (required) what.push(text("interface.required"))
  const parent = all.find(({ id }) => id === showWhen?.questionId)
  if (showWhen && parent) {
    const isTicked = showWhen.answers.includes(TICKED)
    const key = parent.kind !== "checkbox" ? "only" : isTicked ? "onlyTicked" : "onlyUnticked"
    const answers = showWhen.answers.join(" / ")
    what.push(text(`questions.text.${key}`, { label: parent.label, answers }))
  }
  if (!shownIn.mails) what.push(text("questions.text.notInMails"))
  if (!shownIn.calendar) what.push(text("questions.text.notInCalendar"))
  return `${label} (${what.join(", ")})`
}
