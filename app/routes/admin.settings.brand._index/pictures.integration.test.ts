import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { organizers } from "#db/schema/organizers.ts"
import {
  createBookingWorld,
  drain,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { picture } from "#app/features/media/testing-pictures.ts"
import { uploadPicture } from "#app/features/media/upload-picture.server.ts"
import { askPasswordReset } from "#app/features/organizer/ask-password-reset.server.ts"
import { createTestOrganizer, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import { browse, fieldsOf } from "#app/routes/admin/testing.server.ts"

let world: BookingWorld
let runtime: TestRuntime

beforeAll(async () => {
  world = await createBookingWorld()
  runtime = world.runtime as unknown as TestRuntime
})
afterAll(() => world.close())

async function upload(actor = world.studio.actor, colour = "#123456"): Promise<string> {
  const sent = { filename: "logo.png", bytes: await picture("png", { colour, alpha: true }) }
  const result = await uploadPicture(actor, sent, runtime)
  if (!result.ok) throw new Error(result.problem)
  return result.mediaId
}

async function savedPictures() {
  const [row] = await runtime.db
    .select({ logo: organizers.logoMediaId, favicon: organizers.faviconMediaId })
    .from(organizers)
    .where(eq(organizers.id, world.studio.organizerId))
  return row
}

test("a logo and an icon are chosen in the brand, and mails show the logo by an absolute address", async () => {
  const mediaId = await upload()
  const browser = await browse(runtime, world.studio.userId)
  const page = await browser.get("/admin/settings/brand")
  const fields = fieldsOf(page, "brand")
  const chosen = { ...fields, logoMediaId: mediaId, faviconMediaId: mediaId }
  const saved = await browser.post("/admin/settings/brand", chosen)
  expect(saved.status).toBe(303)
  expect(await savedPictures()).toEqual({ logo: mediaId, favicon: mediaId })
  const again = await browser.get("/admin/settings/brand")
  expect(fieldsOf(again, "brand")).toMatchObject({ logoMediaId: mediaId, faviconMediaId: mediaId })

  await hold(world)
  await askPasswordReset({ email: "studio@example.com", clientAddress: "192.0.2.1" }, runtime)
  await drain(world)
  const mails = await world.mail.messages()
  expect(mails.length).toBeGreaterThan(0)
  for (const { html, subject } of mails) {
    const logo =
      /<img src="http:\/\/localhost:3000\/media\/[0-9a-f]{32}\/320\.png" alt="Studio studio" height="40"/
    expect(html, subject).toMatch(logo)
  }
})

test("the preview shows the logo as it was chosen, before it is saved", async () => {
  const mediaId = await upload(world.studio.actor, "#654321")
  const before = await savedPictures()
  const browser = await browse(runtime, world.studio.userId)
  const fields = fieldsOf(await browser.get("/admin/settings/brand"), "brand")
  const typed = { ...fields, logoMediaId: "" }
  const without = await browser.post("/admin/settings/brand/preview", typed)
  expect(without.text).not.toContain("/media/")
  const shown = await browser.post("/admin/settings/brand/preview", {
    ...fields,
    logoMediaId: mediaId,
  })
  expect(shown.text).toMatch(/<img src="http:\/\/localhost:3000\/media\/[0-9a-f]{32}\/320\.png"/)
  expect(await savedPictures()).toEqual(before)
})

test("no logo is a choice; another organizer's picture and a made-up one are none", async () => {
  const stranger = await createTestOrganizer(runtime, "stranger")
  const foreign = await upload(stranger.actor, "#0f0f0f")
  const browser = await browse(runtime, world.studio.userId)
  const fields = fieldsOf(await browser.get("/admin/settings/brand"), "brand")
  const before = await savedPictures()
  for (const logoMediaId of [foreign, "0193a5c2-7a10-7c3e-9f00-1234567890ab", "<script>"]) {
    const answer = await browser.post("/admin/settings/brand", { ...fields, logoMediaId })
    expect(answer.status).toBe(400)
    const preview = await browser.post("/admin/settings/brand/preview", { ...fields, logoMediaId })
    expect(preview.status).toBe(200)
    expect(preview.text).not.toContain("<script>")
  }
  expect(await savedPictures()).toEqual(before)
  await browser.post("/admin/settings/brand", { ...fields, logoMediaId: "", faviconMediaId: "" })
  expect(await savedPictures()).toEqual({ logo: null, favicon: null })
})
