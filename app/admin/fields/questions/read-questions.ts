import { z } from "zod"
import { ticked } from "#app/admin/fields/switch/ticked.ts"
import { typedGroup, typedRows, typedText } from "#app/admin/fields/typed-text.ts"
import { problem } from "#app/admin/problem.ts"
import { conditionProblems, TICKED, UNTICKED } from "#app/features/page/condition-problems.ts"
import { MOST_FILE_QUESTIONS, QUESTION_KINDS, type Question } from "#app/features/page/schema.ts"
import { giveIds } from "./question-ids.ts"

export const MOST_QUESTIONS = 30
const LONGEST_LABEL = 200
const LONGEST_OPTION = 120
const MOST_OPTIONS = 30

/** The words for what is wrong with a condition. */
const conditionWords = {
  gone: "condition-gone",
  unsuitable: "condition-unsuitable",
  answers: "condition-answers",
} as const

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
  when: typedText,
  whenAnswers: z.preprocess(
    (value) => [value ?? []].flat().filter((answer) => typeof answer === "string"),
    z.array(z.string().max(LONGEST_OPTION)).max(MOST_OPTIONS),
  ),
  mails: ticked,
  calendar: ticked,
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

type Row = z.infer<typeof row>

/** Whether a question is answered by choosing among its own options. */
export function hasOptions(kind: Question["kind"]): boolean {
  return kind === "choice" || kind === "choices"
}

/**
 * The questions that a form sends. A new question's condition names the other by the mark it has in the form;
 * here both get the ids that their answers are kept under.
 */
export const typedQuestions = typedRows(
  row,
  MOST_QUESTIONS,
  problem("too-many-rows", { most: MOST_QUESTIONS }),
).transform((rows, context): Question[] => {
  const named = giveIds(rows)
  const kinds = new Map(named.map(({ id, kind }) => [id, kind]))
  const questions = named.map((item) => {
    const at = rows.findIndex(({ id }) => id === item.when)
    const questionId = at < 0 ? item.when : (named[at]?.id ?? "")
    return questionOf(item, questionId, kinds.get(questionId))
  })
  const refuse = (index: number, place: "kind" | "when" | "whenAnswers", message: string) =>
    context.addIssue({ code: "custom", path: [index, place], message })
  questions.forEach(({ showWhen }, index) => {
    if (showWhen?.answers.length === 0) refuse(index, "whenAnswers", "condition-without-answers")
  })
  questions.forEach(({ kind }, index) => {
    const before = questions.slice(0, index).filter((question) => question.kind === "file").length
    if (kind !== "file" || before < MOST_FILE_QUESTIONS) return
    refuse(index, "kind", problem("too-many-files", { most: MOST_FILE_QUESTIONS }))
  })
  for (const { index, problem: what } of conditionProblems(questions)) {
    refuse(index, what === "answers" ? "whenAnswers" : "when", conditionWords[what])
  }
  return questions
})

function questionOf(
  { id, label, kind, options, required, when, whenAnswers, mails, calendar }: Row,
  questionId: string,
  parentKind: Question["kind"] | undefined,
): Question {
  const box = whenAnswers.includes(UNTICKED) ? [UNTICKED] : [TICKED]
  const answers = parentKind === "checkbox" ? box : whenAnswers
  const isUnsuitable =
    parentKind !== undefined && parentKind !== "checkbox" && !hasOptions(parentKind)
  return {
    id,
    label,
    kind,
    options: hasOptions(kind) ? options : [],
    required,
    showWhen:
      when === ""
        ? null
        : { questionId, answers: isUnsuitable || !parentKind ? [TICKED] : answers },
    shownIn: { mails, calendar },
  }
}
