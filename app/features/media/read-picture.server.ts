import sharp from "sharp"
import { LONGEST_SIDE, MOST_BYTES, MOST_PIXELS } from "./limits.ts"
import { pictureKind, type PictureKind } from "./picture-kind.ts"
import { taking } from "./turns.ts"
import { WIDEST, writeWidths, type Pixels, type WrittenVariant } from "./write-widths.server.ts"

export type PictureProblem = "empty" | "too-big" | "svg" | "not-a-picture" | "broken" | "too-large"

export type ReadPicture = {
  contentType: `image/${PictureKind}`
  /** In pixels, upright. */
  width: number
  height: number
  variants: WrittenVariant[]
}

const GIVE_UP_SECONDS = 30

// Nothing but these four decoders may ever see a byte from outside, whatever the bytes claim to be.
sharp.block({ operation: ["VipsForeignLoad"] })
sharp.unblock({
  operation: [
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
  ],
})
sharp.cache(false)
sharp.concurrency(1)

/** One at a time in a process: what unpacks to 50 million pixels takes its memory once. */
const inTurn = taking(1)

/**
 * Reads an uploaded picture and writes it anew in its widths. Only pixels get through: metadata with places and
 * names, colour profiles, further frames and whatever is hidden in or behind the picture stay behind; what a camera
 * says about which side is up is applied. Judged by content and by size before anything is unpacked.
 */
export async function readPicture(
  bytes: Uint8Array,
): Promise<{ ok: true; picture: ReadPicture } | { ok: false; problem: PictureProblem }> {
  if (bytes.byteLength === 0) return { ok: false, problem: "empty" }
  if (bytes.byteLength > MOST_BYTES) return { ok: false, problem: "too-big" }
  const kind = pictureKind(bytes)
  if (kind === "svg") return { ok: false, problem: "svg" }
  if (kind === null) return { ok: false, problem: "not-a-picture" }
  return inTurn(() => decode(bytes, kind))
}

async function decode(bytes: Uint8Array, kind: PictureKind): ReturnType<typeof readPicture> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", animated: false })
    const { format, autoOrient } = await image.metadata()
    if (format !== kind) return { ok: false, problem: "not-a-picture" }
    const { width, height } = autoOrient
    if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
      return { ok: false, problem: "too-large" }
    }
    const { data, info } = await image
      .timeout({ seconds: GIVE_UP_SECONDS })
      .autoOrient()
      .resize({ width: WIDEST, withoutEnlargement: true })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true })
    const channels = info.channels as Pixels["channels"]
    const variants = await writeWidths({ data, channels, width: info.width, height: info.height })
    const picture = { contentType: `image/${kind}` as const, width, height, variants }
    return { ok: true, picture }
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit/.test(error.message)
    return { ok: false, problem: isTooLarge ? "too-large" : "broken" }
  }
}
