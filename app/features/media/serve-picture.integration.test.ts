import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { createS3Storage } from "#app/providers/storage/s3.server.ts"
import { startS3Server } from "#app/providers/storage/testing.server.ts"
import { findPicture } from "./list-pictures.server.ts"
import { servePicture } from "./serve-picture.server.ts"
import { picture } from "./testing-pictures.ts"
import { uploadPicture } from "./upload-picture.server.ts"

let runtime: TestRuntime
let studio: Awaited<ReturnType<typeof createTestOrganizer>>
let s3: Awaited<ReturnType<typeof startS3Server>>

beforeAll(async () => {
  runtime = await createTestRuntime()
  studio = await createTestOrganizer(runtime, "studio")
  s3 = await startS3Server()
})
afterAll(async () => {
  await s3.stop()
  await runtime.close()
})

const get = (
  address: { key: string; file: string },
  headers: Record<string, string> = {},
  { method = "GET", ...changes }: { method?: string } & Partial<TestRuntime> = {},
) => {
  const request = new Request("http://localhost:3000/media/x", { method, headers })
  return servePicture(request, address, { ...runtime, ...changes })
}

async function uploaded(storage: TestRuntime["storage"], format: "png" | "jpeg" = "png") {
  const bytes = await picture(format, { width: 500, colour: format === "png" ? "#123" : "#321" })
  const sent = { filename: "<script>.html", bytes }
  const result = await uploadPicture(studio.actor, sent, { ...runtime, storage })
  if (!result.ok) throw new Error(result.problem)
  const found = await findPicture(studio.organizerId, result.mediaId, runtime)
  return found?.key ?? ""
}

describe.each(["disk", "bucket"])("from the %s", (name) => {
  const storageOf = () =>
    name === "disk"
      ? runtime.storage
      : createS3Storage({ ...s3.settings, random: runtime.random, retries: 0 })

  test("a picture is sent whole, is kept by whoever has it, and can do nothing", async () => {
    const storage = storageOf()
    const key = await uploaded(storage, name === "disk" ? "png" : "jpeg")
    const response = await get({ key, file: "320.webp" }, {}, { storage })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      etag: `"${key}-320.webp"`,
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.length).toBe(Number(response.headers.get("content-length")))
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 320 })
    const plain = await get({ key, file: "500.jpg" }, {}, { storage })
    expect(plain.headers.get("content-type")).toBe("image/jpeg")
    await plain.body?.cancel()
  })

  test("whoever has it is told so, and a look at its size costs no bytes", async () => {
    const storage = storageOf()
    const key = await uploaded(storage, name === "disk" ? "png" : "jpeg")
    const at = { key, file: "320.webp" }
    for (const tag of [`"${key}-320.webp"`, `W/"${key}-320.webp"`, `"a", "${key}-320.webp"`, "*"]) {
      const response = await get(at, { "if-none-match": tag }, { storage })
      expect([response.status, await response.text()]).toEqual([304, ""])
      expect(response.headers.get("cache-control")).toContain("immutable")
    }
    const other = await get(at, { "if-none-match": `"${key}-640.webp"` }, { storage })
    expect(other.status).toBe(200)
    await other.body?.cancel()
    const head = await get(at, {}, { method: "HEAD", storage })
    expect([head.status, head.body]).toEqual([200, null])
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(0)
  })
})

test.each([
  ["no such picture", { key: "0".repeat(32), file: "320.webp" }],
  ["a width it does not have", { file: "321.webp" }],
  ["a format it does not have", { file: "320.svg" }],
  ["a page", { file: "320.html" }],
  ["a way out", { file: "../320.webp" }],
  ["an id for a key", { key: "0193a5c2-7a10-7c3e-9f00-1234567890ab", file: "320.webp" }],
])("%s is 404 without a word", async (_, address) => {
  const key = await uploaded(runtime.storage)
  const response = await get({ key, ...address })
  expect([response.status, await response.text()]).toEqual([404, ""])
  expect(response.headers.get("cache-control")).toBe("no-store")
  expect(response.headers.get("content-type")).toBeNull()
})

test("bytes that cannot be fetched now are asked for again later; lost ones are not there", async () => {
  const key = await uploaded(runtime.storage)
  const at = { key, file: "320.webp" }
  const down = createS3Storage({
    ...s3.settings,
    endpoint: "http://127.0.0.1:1",
    random: runtime.random,
    retries: 0,
  })
  const response = await get(at, {}, { storage: down })
  expect(response.status).toBe(503)
  expect(response.headers.get("cache-control")).toBe("no-store")
  const empty = { ...runtime.storage, get: async () => null }
  expect((await get(at, {}, { storage: empty })).status).toBe(404)
})
