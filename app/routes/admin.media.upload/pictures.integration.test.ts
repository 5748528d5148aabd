import { afterAll, expect, test } from "vitest"
import { MOST_BYTES } from "#app/features/media/limits.ts"
import { listPictures } from "#app/features/media/list-pictures.server.ts"
import { bomb, picture } from "#app/features/media/testing-pictures.ts"
import { createTestOrganizer, createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { browse, fieldsOf } from "#app/routes/admin/testing.server.ts"

const runtime = await createTestRuntime()
const studio = await createTestOrganizer(runtime, "studio")
afterAll(() => runtime.close())

function form(...files: [name: string, bytes: Uint8Array, type?: string][]): FormData {
  const data = new FormData()
  for (const [name, bytes, type = "image/png"] of files) {
    data.append("pictures", new Blob([new Uint8Array(bytes)], { type }), name)
  }
  return data
}

const library = async () =>
  (await listPictures(studio.organizerId, { search: "", limit: 100, offset: 0 }, runtime)).rows

test("an empty library teaches what it is for", async () => {
  const browser = await browse(runtime, studio.userId)
  const page = await browser.get("/admin/media")
  expect(page.text).toContain("No pictures yet")
  expect(page.text).toContain("/admin/media/upload")
})

test("one picture leads to its own page, to say what it shows", async () => {
  const browser = await browse(runtime, studio.userId)
  const files = form(["harbour.png", await picture("png")])
  const sent = await browser.post("/admin/media/upload", files)
  expect(sent.status).toBe(303)
  expect(sent.location).toMatch(/^\/admin\/media\/[0-9a-f-]{36}\?notice=uploaded$/)
  const page = await browser.get(sent.location ?? "")
  expect(page.text).toContain("The picture is in your library.")
  const fields = { ...fieldsOf(page, "picture"), alt: "The harbour at <night>" }
  const place = (sent.location ?? "").split("?")[0] ?? ""
  const saved = await browser.post(place, fields)
  expect([saved.status, saved.location]).toEqual([303, `${place}?notice=saved`])
  const shown = await browser.get("/admin/media?q=harbour+at")
  expect(shown.text).toContain("The harbour at &lt;night&gt;")
  expect(shown.text).not.toContain("<night>")
})

test("a description that is too long comes back as it was typed", async () => {
  const browser = await browse(runtime, studio.userId)
  const [known] = await library()
  const alt = "long ".repeat(70).trim()
  const answer = await browser.post(`/admin/media/${known?.id}`, { alt })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain(alt)
  expect((await library())[0]?.alt).toBe(known?.alt)
})

test("several pictures are taken at once; the same again is known", async () => {
  const browser = await browse(runtime, studio.userId)
  const two = form(["a.jpg", await picture("jpeg")], ["b.webp", await picture("webp")])
  const sent = await browser.post("/admin/media/upload", two)
  expect(sent.location).toBe("/admin/media?notice=uploaded&count=2")
  expect((await browser.get(sent.location ?? "")).text).toContain("2 pictures are in your library.")
  const again = await browser.post("/admin/media/upload", form(["c.jpg", await picture("jpeg")]))
  expect(again.location).toContain("notice=known")
  expect(await library()).toHaveLength(3)
})

test("each file that cannot be taken is told apart, and the good ones are kept", async () => {
  const browser = await browse(runtime, studio.userId)
  const page = Buffer.from("<html><script>alert(1)</script></html>")
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")
  const files = form(
    ["page.png", page],
    ["drawing.svg", svg, "image/svg+xml"],
    ["bomb.png", bomb(60_000, 60_000)],
    ["good.gif", await picture("gif")],
  )
  const before = await library()
  const answer = await browser.post("/admin/media/upload", files)
  expect(answer.status).toBe(400)
  for (const sentence of [
    "page.png is not a PNG",
    "drawing.svg is an SVG",
    "bomb.png has too many pixels",
    "1 picture is in your library",
  ]) {
    expect(answer.text).toContain(sentence)
  }
  expect(await library()).toHaveLength(before.length + 1)
})

test("no file, an empty one, too large ones and too many are refused with a word that helps", async () => {
  const browser = await browse(runtime, studio.userId)
  const before = await library()
  const five = [1, 2, 3, 4, 5].map((n): [string, Uint8Array] => [`${n}.png`, new Uint8Array([n])])
  const tries: [FormData, string][] = [
    [form(["", new Uint8Array()]), "Choose at least one picture."],
    [form(["empty.png", new Uint8Array()]), "empty.png is empty."],
    [form(["big.png", new Uint8Array(MOST_BYTES + 1)]), "big.png is larger than 10 MB."],
    [form(...five), "Choose 4 pictures at most"],
  ]
  for (const [sent, sentence] of tries) {
    const answer = await browser.post("/admin/media/upload", sent)
    expect(answer.status, sentence).toBe(400)
    expect(answer.text).toContain(sentence)
  }
  expect((await browser.post("/admin/media/upload", { pictures: "text" })).status).toBe(400)
  expect(await library()).toHaveLength(before.length)
})

test("a hostile file name is shown as a name and no more", async () => {
  const browser = await browse(runtime, studio.userId)
  const name = '../..\\<img src=x onerror="alert(1)">\u202Egnp.png'
  const bytes = await picture("png", { colour: "#123456" })
  const sent = await browser.post("/admin/media/upload", form([name, bytes]))
  const page = await browser.get(sent.location ?? "")
  expect(page.text).toContain("&lt;img src=x onerror=")
  expect(page.text).not.toContain("<img src=x")
  expect(page.text).not.toContain("\u202E")
  expect(page.text).not.toContain("../")
})

test("while the storage does not answer the form comes back with a sentence, and nothing is half there", async () => {
  const before = await library()
  const failing = {
    ...runtime.storage,
    put: async () => {
      throw new ProviderFailure({
        provider: "storage",
        kind: "unavailable",
        reason: "ECONNREFUSED",
      })
    },
  }
  const browser = await browse({ ...runtime, storage: failing }, studio.userId)
  const sent = form(["harbour2.png", await picture("png", { colour: "#654321" })])
  const answer = await browser.post("/admin/media/upload", sent)
  expect(answer.status).toBe(503)
  expect(answer.text).toContain("harbour2.png could not be kept")
  expect(answer.text).not.toContain("ECONNREFUSED")
  expect(await library()).toHaveLength(before.length)
})

test("a picture is deleted after a look at what stands against it", async () => {
  const browser = await browse(runtime, studio.userId)
  const [first] = await library()
  const place = `/admin/media/${first?.id}/deletion`
  expect((await browser.get(place)).text).toContain("Delete the picture")
  expect((await browser.post(place)).location).toBe("/admin/media?notice=deleted")
  expect((await browser.post(place)).status).toBe(404)
  expect((await browser.get(`/admin/media/${first?.id}`)).status).toBe(404)
})
