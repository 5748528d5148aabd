/** What a picture may be uploaded as. */
export type PictureKind = "png" | "jpeg" | "webp" | "gif"

const begins = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))

/**
 * What kind of picture bytes are, by how they begin; its name and what the browser calls it say nothing. Null when
 * it is none of ours. `svg` is told apart only so that it can be refused with a word that helps.
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function pictureKind(bytes: Uint8Array): PictureKind | "svg" | null {
  if (begins(bytes, "\x89PNG\r\n\x1a\n")) return "png"
  if (begins(bytes, "\xff\xd8\xff")) return "jpeg"
  if (begins(bytes, "GIF87a") || begins(bytes, "GIF89a")) return "gif"
  if (begins(bytes, "RIFF") && begins(bytes, "WEBPVP", 8)) return "webp"
  return isSvg(bytes) ? "svg" : null
}

function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 1_000))
  return /^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(start) && /<svg[\s>]/i.test(start)
}
