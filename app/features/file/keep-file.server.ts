import { and, eq, gt, isNull, sql } from "drizzle-orm"
import { answerFiles } from "#db/schema/answer-files.ts"
import { inTransaction } from "#db/transaction.ts"
import { hashAddress } from "#app/features/booking/hold-limits.server.ts"
import { letBytesGo } from "#app/features/media/keep-bytes.server.ts"
import type { SentFile } from "#app/platform/read-form-with-files.server.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { answerFilename } from "./answer-filename.ts"
import type { FileAnswer, ReceivedFile } from "./file-answer.ts"
import { fileKind, fileKinds } from "./file-kind.ts"

const DAY = 86_400_000
/** A small file costs its row as well. */
const LEAST_COUNTED_BYTES = 64_000

export type FilePlace = { organizerId: string; pageId: string; questionId: string }

/**
 * Keeps a file that a client sends in answer to a question, whatever becomes of the rest of the form: it waits a
 * day for its booking. Written down before its bytes are put away, so that none are ever there that no row names.
 * @param clientAddress for the limit of a day; null where nothing says who it is
 */
export async function keepFile(
  place: FilePlace,
  { filename, bytes, isTooBig }: SentFile,
  clientAddress: string | null,
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "random" | "keyring" | "storage" | "log" | "env">,
): Promise<ReceivedFile> {
  if (isTooBig) return { problem: "file-too-big" }
  if (bytes.length === 0) return { problem: "file-empty" }
  const kind = fileKind(bytes)
  if (kind === null) return { problem: "file-kind" }
  const { db, clock, ids, random, keyring, storage, log, env } = runtime
  const { filesPerAddress, filesPerPage } = env.storageLimits
  const { contentType } = fileKinds[kind]
  const file: FileAnswer = {
    fileId: ids(),
    filename: answerFilename(filename, kind),
    bytes: bytes.length,
    contentType,
  }
  const addressHash = clientAddress ? hashAddress(keyring, clientAddress) : null
  const storageKey = `answers/${file.fileId}-${Buffer.from(random(12)).toString("hex")}`
  const problem = await inTransaction(db, async (tx) => {
    const now = await clock.now(tx)
    // Households and offices share one address.
    if (addressHash && (await sentToday(tx, addressHash, now)) + bytes.length > filesPerAddress) {
      return "file-too-many"
    }
    if ((await waitingBytes(tx, place.pageId)) + bytes.length > filesPerPage) {
      return "file-page-full"
    }
    const { fileId: id, ...facts } = file
    const row = { id, ...facts, ...place, storageKey, addressHash }
    await tx.insert(answerFiles).values({ ...row, createdAt: now, looseSince: now })
    return null
  })
  if (problem) return { problem }
  try {
    // What it is says our own row; in the storage it is bytes.
    await storage.put(storageKey, bytes, "application/octet-stream")
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    log.warn({ reason: error.message }, "A client's file could not be kept")
    await forgetFile(file.fileId, storageKey, runtime)
    return { problem: "file-unreachable" }
  }
  return file
}

/** What is not there takes no room from those who try again. Some of its bytes may be on their way: they go in a day. */
async function forgetFile(
  fileId: string,
  storageKey: string,
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const dueAt = new Date((await clock.now(tx)).getTime() + DAY)
    await tx.delete(answerFiles).where(eq(answerFiles.id, fileId))
    await letBytesGo(tx, [storageKey], dueAt)
  })
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0]

const countedBytes = sql<string>`coalesce(sum(greatest(${answerFiles.bytes}, ${LEAST_COUNTED_BYTES})), 0)`

/** What an address has sent in the last day. Whoever asks waits for others of the address, so that it is true. */
async function sentToday(tx: Tx, addressHash: string, now: Date): Promise<number> {
  await queue(tx, `files:${addressHash}`)
  const [sent] = await tx
    .select({ bytes: countedBytes })
    .from(answerFiles)
    .where(
      and(
        eq(answerFiles.addressHash, addressHash),
        gt(answerFiles.createdAt, new Date(now.getTime() - DAY)),
      ),
    )
  return Number(sent?.bytes ?? 0)
}

/** What was sent to a page and waits for a booking, whoever sent it. Whoever asks waits for others of the page. */
async function waitingBytes(tx: Tx, pageId: string): Promise<number> {
  await queue(tx, `files of a page:${pageId}`)
  const [waiting] = await tx
    .select({ bytes: countedBytes })
    .from(answerFiles)
    .where(and(eq(answerFiles.pageId, pageId), isNull(answerFiles.bookingId)))
  return Number(waiting?.bytes ?? 0)
}

async function queue(tx: Tx, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}
