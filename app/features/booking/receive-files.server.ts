import { findKeptFile } from "#app/features/file/find-kept-file.server.ts"
import type { ReceivedFile } from "#app/features/file/file-answer.ts"
import { keepFile, type FilePlace } from "#app/features/file/keep-file.server.ts"
import { askedQuestions } from "#app/features/page/asked-questions.ts"
import type { SentFile } from "#app/platform/read-form-with-files.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { DetailsSetting } from "./details-setting.server.ts"
import type { ReceivedFiles } from "./received-files.ts"
import { keptFile } from "./resume-booking.server.ts"

type Sent = {
  form: FormData
  files: ReadonlyMap<string, SentFile>
  clientAddress: string | null
}

/**
 * Keeps the files that a details form brings, or finds those it carries from before, for the questions that are
 * asked of who answers so. They are kept whatever else is wrong with the form, so that nobody sends one twice.
 */
export async function receiveFiles(
  { sold }: DetailsSetting,
  { form, files, clientAddress }: Sent,
  runtime: Runtime,
): Promise<ReceivedFiles> {
  const { questions } = sold.revision.content
  const forFiles = questions.filter(({ kind }) => kind === "file")
  if (forFiles.length === 0) return { received: {}, kept: {} }
  const answers = Object.fromEntries(
    questions.map(({ id }) => [id, form.getAll(`answers.${id}`).filter(isText)]),
  )
  const asked = new Set(askedQuestions(questions, answers).map(({ id }) => id))
  const received: Record<string, ReceivedFile> = {}
  const kept: ReceivedFiles["kept"] = {}
  for (const { id: questionId } of forFiles.filter(({ id }) => asked.has(id))) {
    const place = { organizerId: sold.organizer.id, pageId: sold.page.id, questionId }
    const before = await fileOfBefore(place, form, runtime)
    const sent = files.get(`answers.${questionId}`)
    const file = sent ? await keepFile(place, sent, clientAddress, runtime) : before
    if (file) received[questionId] = file
    // One that was refused leaves the one of before where it was.
    const still = file && !("problem" in file) ? file : before
    if (still && !("problem" in still)) kept[questionId] = keptFile(still, runtime.keyring)
  }
  return { received, kept }
}

/** The file that the form carries, unless it is to be taken away. */
async function fileOfBefore(
  place: FilePlace,
  form: FormData,
  runtime: Runtime,
): Promise<ReceivedFile | null> {
  const token = form.get(`files.${place.questionId}`)
  const isRemoved = form.get(`files.${place.questionId}.remove`) !== null
  if (typeof token !== "string" || token === "" || isRemoved) return null
  return findKeptFile(place, token, runtime)
}

const isText = (value: FormDataEntryValue): value is string => typeof value === "string"
