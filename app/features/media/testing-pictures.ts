import { deflateSync } from "node:zlib"
import sharp from "sharp"

/** A picture of one colour. */
export async function picture(
  format: "png" | "jpeg" | "webp" | "gif",
  { width = 400, height = 300, colour = "#1f5f5b", alpha = false } = {},
): Promise<Buffer> {
  const background = alpha ? { r: 10, g: 20, b: 30, alpha: 0.5 } : colour
  return sharp({ create: { width, height, channels: alpha ? 4 : 3, background } })
    .toFormat(format)
    .toBuffer()
}

/** A photo that says where it was taken and that it has to be turned by a quarter. */
export async function photoWithSecrets(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 400, channels: 3, background: "#888" } })
    .jpeg()
    .withExif({
      IFD0: { Artist: "Secret Photographer", Copyright: "Secret Street 1" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** A PNG of few bytes that unpacks to as many pixels as it says. */
export function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const row = Buffer.alloc(Math.ceil(width / 8) + 1)
  const rows = Math.min(height, 2_000)
  const data = deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)), { level: 9 })
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ])
}
