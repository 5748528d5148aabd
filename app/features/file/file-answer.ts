import type { KeptAnswer } from "#db/schema/bookings.ts"

/** A file that was given as an answer. Its id opens nothing by itself. */
export type FileAnswer = Extract<KeptAnswer, { fileId: string }>

/** A file as a form brings it: kept, or why it cannot be. The problems are keys of `problems.field.answer`. */
export type ReceivedFile = FileAnswer | { problem: FileProblem }

export type FileProblem =
  | "file-kind"
  | "file-empty"
  | "file-too-big"
  | "file-too-many"
  | "file-page-full"
  | "file-unreachable"
  | "file-gone"

/** Whether an answer is a file. */
export function isFileAnswer(answer: unknown): answer is FileAnswer {
  return typeof answer === "object" && answer !== null && "fileId" in answer
}

/** A file as it is told outside: what it is, and nothing that leads to it. */
export function toldFile({ filename, bytes, contentType }: FileAnswer) {
  return { filename, bytes, contentType }
}

/** Answers as programs read them. */
export function toldAnswers(
  answers: Readonly<Record<string, KeptAnswer>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      isFileAnswer(answer) ? toldFile(answer) : answer,
    ]),
  )
}
