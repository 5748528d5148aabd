import sharp from "sharp"
import { expect, test } from "vitest"
import { MOST_BYTES } from "./limits.ts"
import { readPicture } from "./read-picture.server.ts"
import { bomb, photoWithSecrets, picture } from "./testing-pictures.ts"

async function read(bytes: Uint8Array) {
  const result = await readPicture(bytes)
  if (!result.ok) throw new Error(result.problem)
  return result.picture
}
async function problemOf(bytes: Uint8Array) {
  const result = await readPicture(bytes)
  return result.ok ? null : result.problem
}

test.each(["png", "jpeg", "webp", "gif"] as const)(
  "a %s is kept in the widths below its own and its own, never made larger",
  async (format) => {
    const read400 = await read(await picture(format, { width: 700, height: 350 }))
    expect(read400).toMatchObject({ contentType: `image/${format}`, width: 700, height: 350 })
    const webp = read400.variants.filter((variant) => variant.format === "webp")
    expect(webp.map(({ width, height }) => [width, height])).toEqual([
      [320, 160],
      [640, 320],
      [700, 350],
    ])
    const plain = read400.variants.filter((variant) => variant.format !== "webp")
    expect(plain.map(({ width }) => width)).toEqual([320, 700])
    for (const { bytes, width, format: written } of read400.variants) {
      const found = await sharp(bytes).metadata()
      expect([found.width, found.format]).toEqual([width, written === "jpg" ? "jpeg" : written])
    }
  },
)

test("a picture smaller than every width is kept as it is", async () => {
  const { variants } = await read(await picture("png", { width: 64, height: 64 }))
  expect(variants.map(({ width }) => width)).toEqual([64, 64])
})

test("a very wide picture is kept no wider than a screen needs", async () => {
  const { variants, width } = await read(await picture("jpeg", { width: 5000, height: 100 }))
  expect(width).toBe(5000)
  expect(Math.max(...variants.map((variant) => variant.width))).toBe(1920)
})

test("what can be seen through stays so, also for programs that know no WebP", async () => {
  const { variants } = await read(await picture("png", { alpha: true }))
  expect(new Set(variants.map(({ format }) => format))).toEqual(new Set(["webp", "png"]))
  for (const { bytes } of variants) expect((await sharp(bytes).metadata()).hasAlpha).toBe(true)
})

test("a photo is turned upright, and nothing of where and by whom it was taken is left", async () => {
  const photo = await photoWithSecrets()
  expect(photo.includes("Secret Photographer")).toBe(true)
  const { width, height, variants } = await read(photo)
  expect([width, height]).toEqual([400, 600])
  for (const { bytes, width: wide, height: high } of variants) {
    expect(high).toBeGreaterThan(wide)
    expect(Buffer.from(bytes).includes("Secret")).toBe(false)
    const { exif, orientation, icc, xmp } = await sharp(bytes).metadata()
    expect([exif, orientation, icc, xmp]).toEqual([undefined, undefined, undefined, undefined])
  }
})

test("what is hidden behind a picture does not come along", async () => {
  const script = "<script>alert('polyglot')</script>"
  const png = Buffer.concat([await picture("png"), Buffer.from(script)])
  const gif = await picture("gif")
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, script.length]), Buffer.from(script)])
  // A comment before the picture's own data, as a page that is also a GIF has it.
  const end = gif.lastIndexOf(0x3b)
  const polyglot = Buffer.concat([gif.subarray(0, end), comment, Buffer.from([0, 0x3b])])
  for (const hostile of [png, polyglot]) {
    expect(hostile.includes(script)).toBe(true)
    const { variants } = await read(hostile)
    for (const { bytes } of variants) expect(Buffer.from(bytes).includes("script")).toBe(false)
  }
})

test("a page that begins like a picture is none", async () => {
  const page = "<html><script>alert(1)</script></html>"
  expect(await problemOf(Buffer.from(page))).toBe("not-a-picture")
  expect(await problemOf(Buffer.from(`GIF89a${page}`))).toBe("broken")
  const magic = Buffer.from("\x89PNG\r\n\x1a\n", "latin1")
  expect(await problemOf(Buffer.concat([magic, Buffer.from(page)]))).toBe("broken")
})

test("an SVG is refused as what it is", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
  expect(await problemOf(Buffer.from(svg))).toBe("svg")
})

test.each(["png", "jpeg", "webp", "gif"] as const)(
  "a %s that was cut off on its way is broken",
  async (format) => {
    const noise = Buffer.from(
      Uint8Array.from({ length: 300 * 200 * 3 }, (_, index) => (index * 7919) % 251),
    )
    const whole = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
      .toFormat(format)
      .toBuffer()
    expect(await problemOf(whole)).toBeNull()
    expect(await problemOf(whole.subarray(0, whole.length / 2))).toBe("broken")
    expect(await problemOf(whole.subarray(0, 40))).toBe("broken")
  },
)

test("a few bytes that would unpack to billions of pixels are refused unopened", async () => {
  expect(await problemOf(bomb(60_000, 60_000))).toBe("too-large")
  expect(await problemOf(bomb(2_000_000, 2))).toBe("too-large")
  expect(await problemOf(bomb(16_001, 2))).toBe("too-large")
})

test("nothing, and too much, is refused before it is looked at", async () => {
  expect(await problemOf(new Uint8Array())).toBe("empty")
  const big = Buffer.alloc(MOST_BYTES + 1)
  big.set(await picture("png"))
  expect(await problemOf(big)).toBe("too-big")
})
