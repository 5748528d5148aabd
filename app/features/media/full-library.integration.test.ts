import { afterAll, expect, test } from "vitest"
import { createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { browse } from "#app/routes/admin/testing.server.ts"
import { deletePicture } from "./delete-picture.server.ts"
import { storedBytes } from "./stored-pictures.server.ts"
import { picture } from "./testing-pictures.ts"
import { uploadPicture } from "./upload-picture.server.ts"

const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

let shade = 0
/** A picture that was never uploaded before: all of them take up the same, but for a few bytes. */
const anyPicture = () => picture("png", { colour: `#0000${String(++shade).padStart(2, "0")}` })

async function upload(bytes: Uint8Array, actor = studio.actor) {
  return uploadPicture(actor, { filename: "harbour.png", bytes }, runtime)
}

const stored = () => storedBytes(runtime.db, studio.organizerId)
const allow = (pictures: number) => void (runtime.env.storageLimits.pictures = pictures)

test("a library takes as many pictures as it may hold, however many come at once", async () => {
  const first = await upload(await anyPicture())
  const one = await stored()
  expect(one).toBeGreaterThan(0)
  allow(Math.round(one * 3.5))
  const more = await Promise.all(Array.from({ length: 6 }, anyPicture))
  const results = await Promise.all(more.map((bytes) => upload(bytes)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(2)
  expect(results.filter((result) => !result.ok && result.problem === "full")).toHaveLength(4)
  expect(await stored()).toBeLessThanOrEqual(one * 3.5)
  // What is there already takes up nothing, and another organizer's library is theirs.
  expect(await upload(more[results.findIndex(({ ok }) => ok)]!)).toMatchObject({ isNew: false })
  expect((await upload(await anyPicture(), other.actor)).ok).toBe(true)
  if (first.ok) await deletePicture(studio.actor, first.mediaId, runtime)
  expect((await upload(await anyPicture())).ok).toBe(true)
})

test("an upload that does not fit is told so at its field", async () => {
  allow(1_000_000)
  const { db } = runtime
  const browser = await browse(runtime, studio.userId)
  allow(1)
  const form = new FormData()
  form.append("pictures", new File([new Uint8Array(await anyPicture())], "quay.png"))
  const before = await stored()
  const refused = await browser.post("/admin/media/upload", form)
  expect(refused.status).toBe(413)
  expect(refused.text).toContain("quay.png does not fit")
  expect(await storedBytes(db, studio.organizerId)).toBe(before)
})
