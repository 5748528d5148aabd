const MARKER = 0xff
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
/** What an archive's readers look for from the end of a file on (APPNOTE 4.3.16), and how long it may be. */
const ARCHIVE_END = Buffer.from("PK\x05\x06", "latin1")
const ARCHIVE_END_BYTES = 22
const MOST_ARCHIVE_COMMENT = 65_535

/**
 * Whether a file that begins as a JPEG is one up to its end mark: read segment by segment, since the small picture
 * that cameras put into it has an end mark of its own. Behind the end phones keep further pictures, depths and
 * films, so that it says nothing against a file that something follows, except an archive, whose readers
 * begin at the end.
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf annex B
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  return hasEnd(bytes) && !isArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

function hasEnd(bytes: Uint8Array): boolean {
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== MARKER) return false
    const marker = bytes[at + 1]!
    if (marker === END_OF_IMAGE) return true
    if (marker === MARKER) at += 1
    else if (standsAlone(marker)) at += 2
    else {
      at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
      if (marker === START_OF_SCAN) at = nextMarker(bytes, at)
    }
  }
  return false
}

/** Markers without a length: TEM and the restarts. */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
}

/** Where a scan's data end: a marker in them is followed by a zero, or is a restart. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(MARKER, from)
  while (at >= 0 && (bytes[at + 1] === 0 || standsAlone(bytes[at + 1] ?? 0))) {
    at = bytes.indexOf(MARKER, at + 2)
  }
  return at < 0 ? bytes.length : at
}

function isArchive(bytes: Buffer): boolean {
  const tail = bytes.subarray(-(ARCHIVE_END_BYTES + MOST_ARCHIVE_COMMENT))
  const at = tail.lastIndexOf(ARCHIVE_END)
  if (at < 0 || at + ARCHIVE_END_BYTES > tail.length) return false
  return at + ARCHIVE_END_BYTES + tail.readUInt16LE(at + 20) === tail.length
}
