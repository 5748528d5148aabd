import { createHash } from "node:crypto"
import { and, eq, isNull } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { media, mediaVariants } from "#db/schema/media.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { cleanFilename } from "./clean-filename.ts"
import { claimBytes, keepBytes } from "./keep-bytes.server.ts"
import { queueForLibrary, storedBytes } from "./stored-pictures.server.ts"
import { readPicture, type PictureProblem, type ReadPicture } from "./read-picture.server.ts"

export type UploadResult =
  /** `isNew` is false when the same picture was in the library already. */
  | { ok: true; mediaId: string; isNew: boolean }
  /** `full`: the organizer's pictures take up all that they may. */
  | { ok: false; problem: PictureProblem | "storage" | "full" }

type Needs = Pick<Runtime, "db" | "clock" | "ids" | "random" | "storage" | "log" | "env">
type Wanted = { filename: string; sourceHash: string; bytes: number; picture: ReadPicture }

const contentTypes = { webp: "image/webp", png: "image/png", jpg: "image/jpeg" } as const

/**
 * Takes a picture into the organizer's library. The same bytes are there once: sent again, they are the picture
 * that is there. Bytes are kept before any row names them, so that no row is ever without its bytes.
 * @param filename as the browser calls it; nothing is concluded from it
 */
export async function uploadPicture(
  actor: Actor & { kind: "user" },
  { filename, bytes }: { filename: string; bytes: Uint8Array },
  runtime: Needs,
): Promise<UploadResult> {
  const sourceHash = createHash("sha256").update(bytes).digest("hex")
  const known = await findKnown(actor.organizerId, sourceHash, runtime)
  if (known) return { ok: true, mediaId: known, isNew: false }
  const read = await readPicture(bytes)
  if (!read.ok) return read
  const wanted = { filename, sourceHash, bytes: bytes.byteLength, picture: read.picture }
  const publicKey = Buffer.from(runtime.random(16)).toString("hex")
  const objects = read.picture.variants.map((variant) => ({
    ...variant,
    storageKey: `media/${publicKey}/${variant.width}.${variant.format}`,
    contentType: contentTypes[variant.format],
  }))
  const { organizerId } = actor
  const more = objects.reduce((sum, { bytes: { byteLength } }) => sum + byteLength, 0)
  const mostBytes = runtime.env.storageLimits.pictures
  // Asked again where it counts: this spares the storage what would not be kept.
  if ((await storedBytes(runtime.db, organizerId)) + more > mostBytes) {
    return { ok: false, problem: "full" }
  }
  try {
    await keepBytes(objects, runtime)
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    runtime.log.error({ reason: error.message }, "A picture could not be kept")
    return { ok: false, problem: "storage" }
  }
  const inserted = await insertPicture(actor, { ...wanted, publicKey, objects, more }, runtime)
  if (inserted === "full") return { ok: false, problem: "full" }
  if (inserted) return { ok: true, mediaId: inserted.mediaId, isNew: true }
  // The same picture was sent twice at once, and the other was first.
  const first = await findKnown(actor.organizerId, sourceHash, runtime)
  return first ? { ok: true, mediaId: first, isNew: false } : { ok: false, problem: "storage" }
}

async function findKnown(
  organizerId: string,
  sourceHash: string,
  { db }: { db: Queryable },
): Promise<string | null> {
  const [row] = await db
    .select({ id: media.id })
    .from(media)
    .where(
      and(
        eq(media.organizerId, organizerId),
        eq(media.sourceHash, sourceHash),
        isNull(media.archivedAt),
      ),
    )
  return row?.id ?? null
}

/**
 * The picture's rows, and its bytes taken with them; null when the same picture is there by now.
 * @param wanted `more` is what all of it takes up
 */
async function insertPicture(
  actor: Actor & { kind: "user" },
  wanted: Wanted & {
    publicKey: string
    objects: (ReadPicture["variants"][number] & { storageKey: string })[]
    more: number
  },
  { db, clock, ids, env }: Needs,
): Promise<{ mediaId: string } | "full" | null> {
  const { organizerId, userId } = actor
  const { publicKey, sourceHash, picture, objects } = wanted
  return inTransaction(db, async (tx) => {
    await queueForLibrary(tx, organizerId)
    if (await findKnown(organizerId, sourceHash, { db: tx })) return null
    const stored = await storedBytes(tx, organizerId)
    if (stored + wanted.more > env.storageLimits.pictures) return "full"
    const [id, at] = [ids(), await clock.now(tx)]
    const written = await tx
      .insert(media)
      .values({
        ...{ id, organizerId, publicKey, sourceHash, createdBy: userId, createdAt: at },
        ...{ filename: cleanFilename(wanted.filename), contentType: picture.contentType },
        ...{ bytes: wanted.bytes, width: picture.width, height: picture.height },
      })
      .onConflictDoNothing()
      .returning({ id: media.id })
    if (written.length === 0) return null
    await tx.insert(mediaVariants).values(
      objects.map(({ width, height, format, bytes, storageKey }) => ({
        ...{ mediaId: id, width, height, format, bytes: bytes.byteLength, storageKey },
      })),
    )
    await claimBytes(
      tx,
      objects.map(({ storageKey }) => storageKey),
    )
    const change = { action: "picture.uploaded", subjectKind: "picture", subjectId: id }
    await recordChange(tx, actor, { organizerId, ...change, at }, { ids })
    return { mediaId: id }
  })
}
