import type { Actor } from "#app/features/actor.ts"
import { cleanFilename } from "#app/features/media/clean-filename.ts"
import { MOST_FILES } from "#app/features/media/limits.ts"
import { uploadPicture, type UploadResult } from "#app/features/media/upload-picture.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

type Problem = Extract<UploadResult, { ok: false }>["problem"] | "missing" | "too-many"

/** What a sent upload form came to: which files were taken, and what is wrong with each other. */
export type UploadAnswer = {
  mediaIds: string[]
  /** How many are in the library now, those included that were there before. */
  taken: number
  /** The only picture was there before. */
  isKnown: boolean
  /** What all pictures together may take up. */
  mostMegabytes: number
  problems: { name: string; problem: Problem }[]
}

/** Takes the files of a form into the library, one after the other: each on its own, whatever becomes of the others. */
export async function readUpload(
  actor: Actor & { kind: "user" },
  formData: FormData,
  runtime: Runtime,
): Promise<UploadAnswer> {
  const mostMegabytes = Math.floor(runtime.env.storageLimits.pictures / 1_000_000)
  const nothing = { mediaIds: [], taken: 0, isKnown: false, mostMegabytes }
  const answer: UploadAnswer = { ...nothing, problems: [] }
  // A browser sends an empty file without a name where none was chosen.
  const files = formData
    .getAll("pictures")
    .filter((part): part is File => typeof part !== "string" && (part.name !== "" || part.size > 0))
  if (files.length === 0) answer.problems.push({ name: "", problem: "missing" })
  if (files.length > MOST_FILES) answer.problems.push({ name: "", problem: "too-many" })
  if (answer.problems.length > 0) return answer
  const seen = new Set<string>()
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const result = await uploadPicture(actor, { filename: file.name, bytes }, runtime)
    if (result.ok) {
      seen.add(result.mediaId)
      answer.isKnown = !result.isNew
    } else answer.problems.push({ name: cleanFilename(file.name), problem: result.problem })
  }
  return { ...answer, mediaIds: [...seen], taken: seen.size }
}
