import { isWholeJpeg } from "./is-whole-jpeg.ts"
import { officeKind } from "./office-kind.ts"

/** What may be given as an answer: how it is called outside, and the ending of its name. */
export const fileKinds = {
  pdf: { contentType: "application/pdf", ending: "pdf" },
  png: { contentType: "image/png", ending: "png" },
  jpeg: { contentType: "image/jpeg", ending: "jpg" },
  webp: { contentType: "image/webp", ending: "webp" },
  text: { contentType: "text/plain", ending: "txt" },
  docx: {
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ending: "docx",
  },
  odt: { contentType: "application/vnd.oasis.opendocument.text", ending: "odt" },
} as const

export type FileKind = keyof typeof fileKinds

/** Of one file. The database holds it as well. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024

/** Beginnings that make readers take a text for markup, a program or a picture. */
const RUNNABLE = /^\s*(<|#!|\{\\rtf|MZ|@echo|%!PS|GIF8)/i
/** Control characters that no text has, but tabs, line and page ends. */
const BINARY = /[^\P{Cc}\t\n\f\r]/u

const begins = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1")

/**
 * What a file is, by its content alone: not by its name, and not by what the sender calls it. It has to begin and
 * to end as its kind does. Null for everything that is not taken.
 * @see https://mimesniff.spec.whatwg.org/
 */
export function fileKind(bytes: Uint8Array): FileKind | null {
  if (begins(bytes, "%PDF-")) return endsAsPdf(bytes) ? "pdf" : null
  if (begins(bytes, "\x89PNG\r\n\x1a\n")) return endsAsPng(bytes) ? "png" : null
  if (begins(bytes, "\xff\xd8\xff")) return isWholeJpeg(bytes) ? "jpeg" : null
  if (begins(bytes, "RIFF") && begins(bytes, "WEBPVP", 8)) return isWholeRiff(bytes) ? "webp" : null
  if (begins(bytes, "PK\x03\x04")) return officeKind(bytes)
  return isText(bytes) ? "text" : null
}

/** A PDF's last word is its end mark; only white space may follow. */
function endsAsPdf(bytes: Uint8Array): boolean {
  return /%%EOF\s*$/.test(latin(bytes.subarray(-1_024)))
}

/** A PNG is a row of chunks, each with its length, and the one called IEND is the last. */
function endsAsPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  while (at + 12 <= bytes.length) {
    const isEnd = begins(bytes, "IEND", at + 4)
    at += 12 + view.getUint32(at)
    if (isEnd) return at === bytes.length
  }
  return false
}

/** A RIFF file says how long it is, but for the eight bytes in which it does, and an odd length is padded. */
function isWholeRiff(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const said = view.getUint32(4, true) + 8
  return bytes.length === said || bytes.length === said + (said % 2)
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return text.trim() !== "" && !BINARY.test(text) && !RUNNABLE.test(text)
  } catch {
    return false
  }
}
