import { expect, test } from "vitest"
import { plainPicture, showPicture, type Picture } from "./picture.ts"
import { tellPicture } from "./tell-picture.ts"

const key = "0123456789abcdef0123456789abcdef"
const wide: Picture = {
  ...{ id: "x", key, alt: "A harbour", width: 3000, height: 1500 },
  variants: [
    { width: 320, height: 160, format: "jpg" },
    { width: 320, height: 160, format: "webp" },
    { width: 640, height: 320, format: "webp" },
    { width: 1280, height: 640, format: "jpg" },
    { width: 1280, height: 640, format: "webp" },
    { width: 1920, height: 960, format: "webp" },
  ],
}
const small: Picture = {
  ...{ id: "y", key, alt: "", width: 64, height: 64 },
  variants: [
    { width: 64, height: 64, format: "png" },
    { width: 64, height: 64, format: "webp" },
  ],
}

test("a browser is offered every width, and one to begin with", () => {
  expect(showPicture(wide)).toEqual({
    src: `/media/${key}/640.webp`,
    srcSet: [320, 640, 1280, 1920].map((w) => `/media/${key}/${w}.webp ${w}w`).join(", "),
    ...{ alt: "A harbour", width: 1920, height: 960 },
  })
  expect(showPicture(small)?.src).toBe(`/media/${key}/64.webp`)
})

test("mails and link previews get a format that everything reads, as wide as they need it", () => {
  const at = (leastWidth: number) => plainPicture(wide, { leastWidth })?.src
  expect([at(64), at(321), at(5000)]).toEqual(
    [320, 1280, 1280].map((width) => `/media/${key}/${width}.jpg`),
  )
  expect(plainPicture(small, { leastWidth: 1200 })).toMatchObject({ width: 64, type: "image/png" })
})

test("a picture without bytes is none", () => {
  const empty = { ...small, variants: [] }
  expect(showPicture(empty)).toBeNull()
  expect(plainPicture(empty, { leastWidth: 1 })).toBeNull()
  expect(tellPicture(empty, (path) => path)).toBeNull()
})
