import { Readable } from "node:stream"
import type { ReadableStream as NodeStream } from "node:stream/web"
import busboy from "busboy"
import { readForm } from "./read-form.ts"

/** A file that a form sent, as far as it was read. */
export type SentFile = {
  /** What the sender calls it: nothing in it is believed. */
  filename: string
  /** Empty when there were more of them than are taken. */
  bytes: Uint8Array
  isTooBig: boolean
}

export type FormWithFiles = { form: FormData; files: ReadonlyMap<string, SentFile> }

/** All texts of a form together stay below this, as in a form without files. */
const MOST_TEXT_BYTES = 1_000_000
const MOST_FIELDS = 200

/**
 * A request's body as a form whose files are read piece by piece: of one that is too big the rest is thrown away
 * unread, and everything else of the form is still there. Of files under the same name the first counts; a file
 * input that was left empty sends none.
 * @param mostBytes of one file
 * @param mostFiles at most so many are read; the others are told as too big
 * @returns null when the body is no form, was cut off, or holds more text than any form of ours
 */
export async function readFormWithFiles(
  request: Request,
  { mostBytes, mostFiles }: { mostBytes: number; mostFiles: number },
): Promise<FormWithFiles | null> {
  const type = request.headers.get("content-type") ?? ""
  if (!type.toLowerCase().startsWith("multipart/form-data") || !request.body) {
    const form = await readForm(request)
    return form && { form, files: new Map() }
  }
  const form = new FormData()
  const files = new Map<string, SentFile>()
  let textBytes = 0
  try {
    const parser = busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { fileSize: mostBytes + 1, fieldSize: MOST_TEXT_BYTES, fields: MOST_FIELDS },
    })
    await new Promise<void>((resolve, reject) => {
      parser.on("field", (name, value) => {
        textBytes += Buffer.byteLength(value)
        if (textBytes > MOST_TEXT_BYTES) reject(new Error("Too much text"))
        else form.append(name, value)
      })
      parser.on("file", (name, stream, { filename }) => {
        const isTaken = Boolean(filename) && !files.has(name) && files.size < MOST_FIELDS
        const isRead = isTaken && [...files.values()].filter(isWhole).length < mostFiles
        const file: SentFile = {
          filename: filename ?? "",
          bytes: new Uint8Array(),
          isTooBig: !isRead,
        }
        if (isTaken) files.set(name, file)
        const chunks: Buffer[] = []
        stream.on("data", (chunk: Buffer) => {
          if (!file.isTooBig) chunks.push(chunk)
        })
        stream.on("limit", () => {
          file.isTooBig = true
          chunks.length = 0
        })
        stream.on("error", reject)
        stream.on("end", () => {
          if (!file.isTooBig) file.bytes = Buffer.concat(chunks)
        })
      })
      parser.on("fieldsLimit", () => reject(new Error("Too many fields")))
      parser.on("error", reject)
      parser.on("close", resolve)
      const body = Readable.fromWeb(request.body as NodeStream<Uint8Array>)
      body.on("error", reject)
      body.pipe(parser)
    })
    return { form, files }
  } catch {
    return null
  }
}

const isWhole = (file: SentFile) => !file.isTooBig
