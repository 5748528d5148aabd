/** A part of a message that holds no other parts. */
export type MimeLeaf = {
  /** In lower case, without parameters. */
  type: string
  /** The `method` parameter of a calendar part, in upper case. */
  method: string | null
  /** `attachment`, `inline` or none. */
  disposition: string | null
  /** What it holds, decoded, byte for byte. */
  bytes: Buffer
}

/**
 * The leaves of a message in their order (RFC 2045, RFC 2046 §5.1). The message parser evens out the line
 * ends of calendar files, on which it depends whether a calendar takes them; this does not.
 */
export function mimeLeaves(raw: Buffer): MimeLeaf[] {
  return leavesOf(raw.toString("latin1"))
}

function leavesOf(entity: string): MimeLeaf[] {
  const end = entity.startsWith("\r\n") ? 0 : entity.indexOf("\r\n\r\n")
  const head = (end === -1 ? entity : entity.slice(0, end)).replace(/\r\n(?=[ \t])/g, "")
  const body = end === -1 ? "" : entity.slice(end === 0 ? 2 : end + 4)
  const header = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(head)?.[1]?.trim() ?? ""
  const type = header("Content-Type")
  const boundary = parameter(type, "boundary")
  if (/^multipart\//i.test(type) && boundary) {
    const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`)
    return parts
      .filter((part) => !part.startsWith("--"))
      .flatMap((part) => leavesOf(part.replace(/^[ \t]*\r\n/, "")))
  }
  return [
    {
      type: (type.split(";")[0] || "text/plain").trim().toLowerCase(),
      method: parameter(type, "method")?.toUpperCase() ?? null,
      disposition: header("Content-Disposition").split(";")[0]?.trim().toLowerCase() || null,
      bytes: decoded(body, header("Content-Transfer-Encoding").toLowerCase()),
    },
  ]
}

function parameter(value: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, "i").exec(value)
  return found?.[1] ?? found?.[2] ?? null
}

function decoded(body: string, encoding: string): Buffer {
  if (encoding === "base64") return Buffer.from(body, "base64")
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1")
  const text = body
    .replace(/[ \t]+(?=\r\n)/g, "")
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, "latin1")
}
