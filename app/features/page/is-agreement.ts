import type { Question } from "./schema.ts"

type Asked = Pick<Question, "id" | "kind" | "showWhen">

/**
 * A box to tick that no other question hangs on is something to agree to: it stands last, right before the
 * button, and no address ticks it. A box that decides what else is asked is an ordinary question.
 */
export function isAgreement({ id, kind }: Asked, questions: readonly Asked[]): boolean {
  return kind === "checkbox" && !questions.some(({ showWhen }) => showWhen?.questionId === id)
}
