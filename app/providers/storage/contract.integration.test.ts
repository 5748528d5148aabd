import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { systemRandom } from "#app/platform/random.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { StoragePort, StoredObject } from "./port.ts"
import { createS3Storage } from "./s3.server.ts"
import { isSignedWith } from "./testing-signature.ts"
import { createTestStorage, startS3Server } from "./testing.server.ts"

let disk: Awaited<ReturnType<typeof createTestStorage>>
let s3: Awaited<ReturnType<typeof startS3Server>>
const storages: Record<string, StoragePort> = {}

beforeAll(async () => {
  disk = await createTestStorage(systemRandom)
  s3 = await startS3Server()
  storages.disk = disk.storage
  storages.bucket = createS3Storage({ ...s3.settings, random: systemRandom })
})
afterAll(async () => {
  await disk.remove()
  await s3.stop()
})

const bytesOf = (text: string) => new TextEncoder().encode(text)
async function textOf(object: StoredObject | null): Promise<string | null> {
  return object && (await new Response(object.body).text())
}
async function failureOf(doing: Promise<unknown>): Promise<ProviderFailure> {
  const failure = await doing.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(failure instanceof ProviderFailure)) throw new Error(`Not refused: ${String(failure)}`)
  return failure
}

describe.each(["disk", "bucket"])("on the %s", (name) => {
  const storage = () => {
    const port = storages[name]
    if (!port) throw new Error("not started")
    return port
  }

  test("what was kept comes back byte by byte, with its length", async () => {
    const bytes = Buffer.concat([1, 2, 3, 4, 5].map(() => systemRandom(60_000)))
    await storage().put("media/a/one.webp", bytes, "image/webp")
    const object = await storage().get("media/a/one.webp")
    expect(object?.bytes).toBe(300_000)
    const back = new Uint8Array(await new Response(object?.body).arrayBuffer())
    expect(Buffer.compare(back, bytes)).toBe(0)
  })

  test("a key that holds nothing is null, and may be deleted again and again", async () => {
    expect(await storage().get("media/nothing/here.webp")).toBeNull()
    await storage().delete("media/nothing/here.webp")
    await storage().put("media/gone.txt", bytesOf("soon gone"), "text/plain")
    await storage().delete("media/gone.txt")
    await storage().delete("media/gone.txt")
    expect(await storage().get("media/gone.txt")).toBeNull()
  })

  test("keeping twice is keeping once, and the later bytes stay", async () => {
    await storage().put("media/twice.txt", bytesOf("first, and longer"), "text/plain")
    await storage().put("media/twice.txt", bytesOf("second"), "text/plain")
    await storage().put("media/twice.txt", bytesOf("second"), "text/plain")
    expect(await textOf(await storage().get("media/twice.txt"))).toBe("second")
  })

  test("two who keep at once leave the bytes of one of them, whole", async () => {
    const texts = ["a", "b", "c"].map((letter) => letter.repeat(50_000))
    await Promise.all(
      texts.map((text) => storage().put("media/race.txt", bytesOf(text), "text/plain")),
    )
    expect(texts).toContain(await textOf(await storage().get("media/race.txt")))
  })

  test("a file without bytes is a file", async () => {
    await storage().put("media/empty.txt", new Uint8Array(), "text/plain")
    const object = await storage().get("media/empty.txt")
    expect(object?.bytes).toBe(0)
    expect(await textOf(object)).toBe("")
  })

  test("names at the edge of what a key may be are kept apart", async () => {
    const keys = ["a", "0", "a.b", "a-b_c.d", "a..b", "x/y/z/0.webp", `long/${"k".repeat(200)}`]
    for (const key of keys) await storage().put(`odd/${key}`, bytesOf(key), "text/plain")
    for (const key of keys) expect(await textOf(await storage().get(`odd/${key}`))).toBe(key)
  })

  test("a folder of keys is not a key", async () => {
    await storage().put("folder/inside.txt", bytesOf("x"), "text/plain")
    expect(await storage().get("folder")).toBeNull()
  })

  test.each([
    "",
    "/etc/passwd",
    "../outside",
    "media/../../outside",
    "media/./a",
    "media//a",
    "media/.hidden",
    ".unfinished/a",
    "media\\..\\a",
    "media/A",
    "media/a b",
    "media/%2e%2e/a",
    "media/a\0b",
    "media/ä",
    "media/a?acl",
    "media/a#b",
    "media/",
    "k".repeat(301),
  ])("%j is no key", async (key) => {
    const word = "This is no key of the storage"
    await expect(storage().put(key, bytesOf("x"), "text/plain")).rejects.toThrow(word)
    await expect(storage().get(key)).rejects.toThrow(word)
    await expect(storage().delete(key)).rejects.toThrow(word)
  })

  test("a reader who goes away leaves nothing open", async () => {
    await storage().put("media/left.txt", bytesOf("x".repeat(200_000)), "text/plain")
    const object = await storage().get("media/left.txt")
    await object?.body.cancel()
    await storage().put("media/left.txt", bytesOf("new"), "text/plain")
    expect(await textOf(await storage().get("media/left.txt"))).toBe("new")
  })
})

test("the disk leaves no unfinished file behind, also when it could not finish", async () => {
  await disk.storage.put("shape", bytesOf("a file where a folder is wanted"), "text/plain")
  const failure = await failureOf(disk.storage.put("shape/inside", bytesOf("x"), "text/plain"))
  expect(failure.message).toMatch(/^storage: unavailable \(E[A-Z]+\)$/)
  expect(await disk.storage.get("shape/inside")).toBeNull()
  await disk.storage.delete("shape/inside")
  expect(await readdir(join(disk.folder, ".unfinished"))).toEqual([])
})

test("a wrong secret is refused, and says so without naming it", async () => {
  const wrong = createS3Storage({
    ...s3.settings,
    secretAccessKey: "not-the-secret",
    random: systemRandom,
  })
  const tries = [
    () => wrong.put("media/a.txt", bytesOf("x"), "text/plain"),
    () => wrong.get("media/a.txt"),
    () => wrong.delete("media/a.txt"),
  ]
  for (const doing of tries) {
    const failure = await failureOf(doing())
    expect(failure.kind).toBe("unauthorized")
    expect(failure.message).toBe("storage: unauthorized (403 SignatureDoesNotMatch)")
  }
})

test("a bucket that is not there is told apart from bytes that are not there", async () => {
  const wrong = createS3Storage({ ...s3.settings, bucket: "elsewhere", random: systemRandom })
  const put = wrong.put("media/a.txt", bytesOf("x"), "text/plain")
  expect((await failureOf(put)).message).toBe("storage: refused (404 NoSuchBucket)")
  const get = wrong.get("media/a.txt")
  expect((await failureOf(get)).message).toBe("storage: refused (404 NoSuchBucket)")
})

test("a server that is down is unavailable", async () => {
  const mortal = await startS3Server()
  const storage = createS3Storage({ ...mortal.settings, random: systemRandom, retries: 1 })
  await storage.put("media/a.txt", bytesOf("x"), "text/plain")
  await mortal.stop()
  const tries = [
    () => storage.put("media/a.txt", bytesOf("x"), "text/plain"),
    () => storage.get("media/a.txt"),
    () => storage.delete("media/a.txt"),
  ]
  for (const doing of tries) expect((await failureOf(doing())).kind).toBe("unavailable")
})

test("the server of these tests checks signatures as the specification's own example wants", () => {
  const example = {
    method: "GET",
    url: "/test.txt",
    headers: {
      host: "examplebucket.s3.amazonaws.com",
      range: "bytes=0-9",
      "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "x-amz-date": "20130524T000000Z",
      authorization:
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request," +
        "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date," +
        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    },
  }
  const key = {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  }
  expect(isSignedWith(example, key)).toBe(true)
  expect(isSignedWith({ ...example, url: "/other.txt" }, key)).toBe(false)
  expect(isSignedWith(example, { ...key, secretAccessKey: "another" })).toBe(false)
})
