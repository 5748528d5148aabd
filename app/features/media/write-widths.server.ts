import sharp from "sharp"
import type { VariantFormat } from "./picture.ts"

/** In pixels. A picture is never made larger than it is. */
const WIDTHS = [320, 640, 1280]
/** Mails, link previews and icons are read by programs that know no WebP. */
const PLAIN_WIDTHS = [320, 1280]
export const WIDEST = 1920

export type WrittenVariant = {
  width: number
  height: number
  format: VariantFormat
  bytes: Uint8Array
}

/** Pixels that were decoded once: everything else in the file was left behind. */
export type Pixels = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }

/** The same picture in every width it is kept in: as WebP, and in two of them in a format that everything reads. */
export async function writeWidths(pixels: Pixels): Promise<WrittenVariant[]> {
  const plain = pixels.channels % 2 === 0 ? "png" : "jpg"
  const written: WrittenVariant[] = []
  // One after the other: a process that resizes must go on answering.
  for (const width of widthsOf(WIDTHS, pixels.width, WIDEST)) {
    written.push(await write(pixels, width, "webp"))
  }
  for (const width of widthsOf(PLAIN_WIDTHS, pixels.width, 1280)) {
    written.push(await write(pixels, width, plain))
  }
  return written
}

/** Those of the widths that are smaller than the picture, and the picture's own as far as it is kept. */
function widthsOf(widths: number[], own: number, widest: number): number[] {
  const most = Math.min(own, widest)
  return [...widths.filter((width) => width < most), most]
}

async function write(
  { data, ...raw }: Pixels,
  width: number,
  format: VariantFormat,
): Promise<WrittenVariant> {
  const resized = sharp(data, { raw }).resize({ width, withoutEnlargement: true })
  const encoded =
    format === "webp"
      ? resized.webp({ quality: 82 })
      : format === "png"
        ? resized.png({ compressionLevel: 9 })
        : resized.jpeg({ quality: 82, mozjpeg: true })
  const { data: bytes, info } = await encoded.toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, format, bytes }
}
