const END = "PK\x05\x06"
const ENTRY = "PK\x01\x02"
const END_BYTES = 22
const ENTRY_BYTES = 46
const MOST_ENTRIES = 2_000

/** Parts of a document that can run: macros of both families, and objects of other programs. */
const RUNNABLE = /vbaproject|vbadata|activex|oleobject|(^|\/)(basic|scripts)\//i

/**
 * Which text document a zip archive is: `docx` or `odt` by what is in it, null for every other archive and for a
 * document with macros. Only the list of contents is read; nothing is unpacked.
 */
export function officeKind(bytes: Uint8Array): "docx" | "odt" | null {
  const names = listNames(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (names === null || names.some((name) => RUNNABLE.test(name))) return null
  if (names.includes("[Content_Types].xml") && names.includes("word/document.xml")) return "docx"
  // An OpenDocument file begins with its type, unpacked (OpenDocument 1.3, part 2, §3.3).
  const type = Buffer.from(bytes.subarray(30, 80)).toString("latin1")
  const isOdt = type.startsWith("mimetypeapplication/vnd.oasis.opendocument.textPK")
  return isOdt && names.includes("content.xml") ? "odt" : null
}

/** The names of an archive's entries (APPNOTE 4.3.12); null when the list is not whole, or something follows it. */
function listNames(zip: Buffer): string[] | null {
  const end = zip.length - END_BYTES
  if (end < 0 || zip.toString("latin1", end, end + 4) !== END) return null
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) return null
  const names: string[] = []
  for (let entry = 0; entry < count; entry++) {
    if (at + ENTRY_BYTES > end || zip.toString("latin1", at, at + 4) !== ENTRY) return null
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place))
    names.push(zip.toString("utf8", at + ENTRY_BYTES, at + ENTRY_BYTES + name!))
    at += ENTRY_BYTES + name! + extra! + comment!
  }
  return at === end ? names : null
}
