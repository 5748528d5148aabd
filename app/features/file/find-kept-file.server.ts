import { and, eq } from "drizzle-orm"
import { answerFiles } from "#db/schema/answer-files.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { ReceivedFile } from "./file-answer.ts"
import { readFileToken } from "./file-token.server.ts"
import type { FilePlace } from "./keep-file.server.ts"

/**
 * The file that a form or a program names by its token, for this question of this page. Whether it is still free
 * is decided when its booking takes it.
 */
export async function findKeptFile(
  { organizerId, pageId, questionId }: FilePlace,
  token: string,
  { db, keyring }: Pick<Runtime, "db" | "keyring">,
): Promise<ReceivedFile> {
  const fileId = readFileToken(keyring, token)
  if (fileId === null) return { problem: "file-gone" }
  const { filename, bytes, contentType } = answerFiles
  const [file] = await db
    .select({ fileId: answerFiles.id, filename, bytes, contentType })
    .from(answerFiles)
    .where(
      and(
        eq(answerFiles.id, fileId),
        eq(answerFiles.organizerId, organizerId),
        eq(answerFiles.pageId, pageId),
        eq(answerFiles.questionId, questionId),
      ),
    )
  return file ?? { problem: "file-gone" }
}
