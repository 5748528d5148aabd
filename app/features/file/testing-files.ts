/** The smallest files of each kind that are taken, and what is made to look like one. */

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"))
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

export const pdf = bytes("%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n")
export const text = new Uint8Array(Buffer.from("Grüße, plain words.\n"))
export const html = bytes("<!doctype html><script>alert(1)</script>")
export const svg = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
/** With a small picture in it, as cameras write them, and a marker among its data. */
export const jpeg = bytes(
  "\xff\xd8\xff\xe0\x00\x07JFIF\x00\xff\xe1\x00\x06\xff\xd8\xff\xd9\xff\xda\x00\x02ab\xff\x00\xff\xd0c\xff\xd9",
)

function chunk(name: string, data = ""): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return join(length, bytes(name + data), bytes("\0\0\0\0"))
}
export const png = join(bytes("\x89PNG\r\n\x1a\n"), chunk("IHDR", "\0".repeat(13)), chunk("IEND"))

export const webp = (() => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(12)
  return join(bytes("RIFF"), size, bytes("WEBPVP8 "), bytes("\0\0\0\0"))
})()

/** An archive with these entries, stored as they are. */
export function zip(entries: Record<string, string>): Uint8Array {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const head = Buffer.alloc(30)
    head.write("PK\x03\x04", "latin1")
    head.writeUInt32LE(content.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.write("PK\x01\x02", "latin1")
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    list.push(entry, Buffer.from(name))
    parts.push(head, Buffer.from(name), Buffer.from(content))
    at += 30 + name.length + content.length
  }
  const end = Buffer.alloc(22)
  end.write("PK\x05\x06", "latin1")
  const count = Object.keys(entries).length
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(Buffer.concat(list).length, 12)
  end.writeUInt32LE(at, 16)
  return join(...parts, ...list, end)
}

export const docx = zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" })
export const odt = zip({
  mimetype: "application/vnd.oasis.opendocument.text",
  "content.xml": "<office/>",
})

/** Bytes behind a whole file: what makes it two files in one. */
export const followedBy = join
