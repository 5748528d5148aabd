import { eq } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { hosts } from "#db/schema/organizers.ts"
import { picture } from "#app/features/media/testing-pictures.ts"
import { uploadPicture } from "#app/features/media/upload-picture.server.ts"
import { createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { browse, fieldsOf } from "#app/routes/admin/testing.server.ts"

const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

async function upload({ actor }: typeof studio): Promise<string> {
  const sent = { filename: "ada.jpg", bytes: await picture("jpeg") }
  const result = await uploadPicture(actor, sent, runtime)
  if (!result.ok) throw new Error(result.problem)
  return result.mediaId
}

async function photo(): Promise<string | null | undefined> {
  const [row] = await runtime.db.select().from(hosts).where(eq(hosts.id, studio.hostId))
  return row?.photoMediaId
}

test("a host's photo is chosen from the library, and taken away", async () => {
  const mediaId = await upload(studio)
  const browser = await browse(runtime, studio.userId)
  const place = `/admin/hosts/${studio.hostId}`
  const fields = fieldsOf(await browser.get(place), "host")
  expect((await browser.post(place, { ...fields, photoMediaId: mediaId })).status).toBe(303)
  expect(await photo()).toBe(mediaId)
  const again = fieldsOf(await browser.get(place), "host")
  expect(again["photoMediaId"]).toBe(mediaId)
  await browser.post(place, { ...again, photoMediaId: "" })
  expect(await photo()).toBeNull()
})

test("another organizer's picture is no choice", async () => {
  const foreign = await upload(other)
  const browser = await browse(runtime, studio.userId)
  const place = `/admin/hosts/${studio.hostId}`
  const fields = fieldsOf(await browser.get(place), "host")
  const answer = await browser.post(place, { ...fields, photoMediaId: foreign })
  expect(answer.status).toBe(400)
  expect(await photo()).toBeNull()
})
