import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { Readable } from "node:stream"
import type { RandomBytes } from "#app/platform/random.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { checkedKey, type StoragePort } from "./port.ts"

/** No key begins with a dot, so no key reaches in here. */
const UNFINISHED = ".unfinished"

/** Keeps bytes as files in a folder of this machine. The folder is made when something is first kept. */
export function createDiskStorage(folder: string, random: RandomBytes): StoragePort {
  const root = resolve(folder)
  const fileOf = (key: string) => join(root, ...checkedKey(key).split("/"))

  return {
    place: root,

    async put(key, bytes) {
      const file = fileOf(key)
      // Written aside and renamed, so that a reader sees the old bytes or the new and never a part of them.
      const unfinished = join(root, UNFINISHED, Buffer.from(random(16)).toString("hex"))
      try {
        await mkdir(dirname(file), { recursive: true })
        await mkdir(dirname(unfinished), { recursive: true, mode: 0o700 })
        await writeThrough(unfinished, bytes)
        await rename(unfinished, file)
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => {})
        throw failureOf(error)
      }
    },

    async get(key) {
      let handle: FileHandle
      try {
        handle = await open(fileOf(key), "r")
      } catch (error) {
        if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null
        throw failureOf(error)
      }
      try {
        const stat = await handle.stat()
        if (!stat.isFile()) {
          await handle.close()
          return null
        }
        // Closes the file when it was read, and when nobody reads on.
        const stream = handle.createReadStream({ autoClose: true })
        return { body: Readable.toWeb(stream) as ReadableStream<Uint8Array>, bytes: stat.size }
      } catch (error) {
        await handle.close().catch(() => {})
        throw failureOf(error)
      }
    },

    async delete(key) {
      const file = fileOf(key)
      await rm(file, { force: true }).catch((error: unknown) => {
        if (codeOf(error) === "ENOTDIR") return
        throw failureOf(error)
      })
    },
  }
}

/** On the disk itself before it gets its name: a power cut must not leave an empty file behind a good name. */
async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error ? String(error.code) : null
}

/** Says what the system says (`ENOSPC`, `EACCES`) and not which file it was. */
function failureOf(error: unknown): Error {
  const reason = codeOf(error)
  if (reason === null) return error instanceof Error ? error : new Error("The disk failed")
  return new ProviderFailure({ provider: "storage", kind: "unavailable", reason })
}
