import { afterAll, beforeAll, expect, test } from "vitest"
import { createBookingWorld, type BookingWorld } from "#app/features/booking/testing.server.ts"
import { describePicture } from "#app/features/media/describe-picture.server.ts"
import { picture } from "#app/features/media/testing-pictures.ts"
import { uploadPicture } from "#app/features/media/upload-picture.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { apiOf, type Api } from "./testing.server.ts"

let world: BookingWorld
let api: Api

beforeAll(async () => {
  world = await createBookingWorld()
  api = apiOf(world)
})
afterAll(() => world.close())

test("programs are told of a page's cover with its words and every width, and of no id", async () => {
  const { runtime, studio } = world
  const bytes = await picture("jpeg", { width: 700 })
  const sent = await uploadPicture(studio.actor, { filename: "a.jpg", bytes }, runtime)
  if (!sent.ok) throw new Error(sent.problem)
  const { mediaId } = sent
  await describePicture(studio.actor, { mediaId, alt: "The harbour" }, runtime)
  const content = { ...emptyPageContent, title: "With a cover", coverMediaId: mediaId }
  const made = await createPage(studio.actor, { slug: "with-cover", content }, runtime)
  if (!made.ok) throw new Error(made.problem)
  await publishPage(studio.actor, { pageId: made.pageId, number: 1 }, runtime)
  const { body, text, headers } = await api.get("/api/v1/studio/pages/with-cover")
  const at = (file: string) =>
    expect.stringMatching(new RegExp(`^http://localhost:3000/media/[0-9a-f]{32}/${file}$`))
  expect(body["cover"]).toEqual({
    ...{ url: at("700.jpg"), alt: "The harbour", width: 700, height: 300 },
    variants: [
      { url: at("320.jpg"), width: 320, height: 137, contentType: "image/jpeg" },
      { url: at("320.webp"), width: 320, height: 137, contentType: "image/webp" },
      { url: at("640.webp"), width: 640, height: 274, contentType: "image/webp" },
      { url: at("700.jpg"), width: 700, height: 300, contentType: "image/jpeg" },
      { url: at("700.webp"), width: 700, height: 300, contentType: "image/webp" },
    ],
  })
  expect(text).not.toContain(mediaId)
  expect(text).not.toContain("coverMediaId")
  await describePicture(studio.actor, { mediaId, alt: "The harbour at night" }, runtime)
  const again = await api.get("/api/v1/studio/pages/with-cover", {
    headers: { "If-None-Match": headers.get("etag") ?? "" },
  })
  expect(again.status).toBe(200)
})

test("a page without a cover says so", async () => {
  const { body } = await api.get("/api/v1/studio/pages/consultation")
  expect(body["cover"]).toBeNull()
})
