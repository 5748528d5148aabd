import { translator } from "#app/messages/translate.ts"
import type { Actor } from "#app/features/actor.ts"
import { toldFile, type FileProblem } from "#app/features/file/file-answer.ts"
import { MOST_FILE_BYTES } from "#app/features/file/file-kind.ts"
import { fileToken } from "#app/features/file/file-token.server.ts"
import { keepFile } from "#app/features/file/keep-file.server.ts"
import type { Question } from "#app/features/page/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { accessOf, findPage } from "./book.server.ts"
import { bodyErrors } from "./body-errors.ts"
import { newFileSchema, type SentFileAnswer } from "./file-schema.ts"
import { refuse, type ApiRefusal } from "./refusal.ts"

export type ApiFileRequest = {
  organizerSlug: string
  /** The parsed body; null when it was no JSON object. */
  body: Record<string, unknown> | null
  /** For the limit of what one address sends in a day; null where it does not apply. */
  clientAddress: string | null
}

/** Keeps a file for a program until it is given with a booking, at most a day. */
export async function sendFileByApi(
  actor: Actor,
  { organizerSlug, body, clientAddress }: ApiFileRequest,
  runtime: Runtime,
): Promise<{ ok: true; sent: SentFileAnswer } | ApiRefusal> {
  if (!body) return refuse("malformed-body", { values: { expected: '{"page": "…", …}' } })
  const read = newFileSchema.safeParse(body)
  if (!read.success) return invalid(bodyErrors(read.error.issues))
  const { page: pageSlug, invitation = "", question, filename, content } = read.data
  const access = accessOf(actor, invitation, runtime)
  const page = await findPage(organizerSlug, pageSlug, access, runtime)
  if (page === null) return refuse("not-found")
  const asked = page.revision.content.questions.find(({ id }) => id === question)
  const detail = translator("en")("api.invalid.unknown-question")
  if (asked?.kind !== "file") return invalid([{ pointer: "/question", detail }])
  const bytes = Buffer.from(content, "base64")
  const sent = { filename, bytes, isTooBig: bytes.length > MOST_FILE_BYTES }
  const place = { organizerId: page.organizer.id, pageId: page.page.id, questionId: asked.id }
  const file = await keepFile(place, sent, clientAddress, runtime)
  if ("problem" in file) return refusalOf(file.problem, asked)
  return { ok: true, sent: { file: fileToken(runtime.keyring, file.fileId), ...toldFile(file) } }
}

function invalid(errors: ReturnType<typeof bodyErrors>): ApiRefusal {
  return refuse("invalid", { members: { errors } })
}

const HOUR_SECONDS = 3_600
const DAY_SECONDS = 86_400

function refusalOf(problem: FileProblem, { label }: Question): ApiRefusal {
  if (problem === "file-unreachable") return refuse("file-unreachable")
  if (problem === "file-page-full") return refuse("files-full", {}, HOUR_SECONDS)
  if (problem === "file-too-many") return refuse("too-many-files", {}, DAY_SECONDS)
  const detail = translator("en")(`problems.field.answer.${problem}`, { question: label })
  return invalid([{ pointer: "/content", detail }])
}
