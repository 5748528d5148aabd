import type { ReceivedFile } from "#app/features/file/file-answer.ts"
import { MOST_FILE_BYTES } from "#app/features/file/file-kind.ts"
import { MOST_FILE_QUESTIONS } from "#app/features/page/schema.ts"
import type { KeptFile } from "./screens/details-form.ts"

/** What came with a form for questions that are answered by a file, by question id. */
export type ReceivedFiles = {
  received: Readonly<Record<string, ReceivedFile>>
  /** As the form carries them on, should it come back. */
  kept: Record<string, KeptFile>
}

/** What of the files of one form is read. */
export const FILE_LIMITS = { mostBytes: MOST_FILE_BYTES, mostFiles: MOST_FILE_QUESTIONS }

export const noFiles: ReceivedFiles = { received: {}, kept: {} }

/** The status of a form that comes back for its files: 409 too many wait, 413 too big, 429 too many in a day, 503 not kept, else 400. */
export function statusOfFiles({ received }: ReceivedFiles): 400 | 409 | 413 | 429 | 503 {
  const problems = Object.values(received).map((file) => ("problem" in file ? file.problem : null))
  if (problems.includes("file-too-big")) return 413
  if (problems.includes("file-too-many")) return 429
  if (problems.includes("file-page-full")) return 409
  return problems.includes("file-unreachable") ? 503 : 400
}
