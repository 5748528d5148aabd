import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "vitest"
import { systemRandom } from "#app/platform/random.ts"
import { createS3Storage } from "./s3.server.ts"

/** A server that answers as it is told, and counts. */
async function withServer<T>(
  answer: (response: ServerResponse, turn: number) => void,
  use: (storage: ReturnType<typeof createS3Storage>) => Promise<T>,
): Promise<{ result: T; requests: { method: string; url: string; authorized: boolean }[] }> {
  const requests: { method: string; url: string; authorized: boolean }[] = []
  const server = createServer((request, response) => {
    requests.push({
      method: request.method ?? "",
      url: request.url ?? "",
      authorized: /^AWS4-HMAC-SHA256 /.test(request.headers.authorization ?? ""),
    })
    request.resume()
    answer(response, requests.length)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const storage = createS3Storage({
    endpoint: `http://127.0.0.1:${port}/prefix`,
    region: "auto",
    bucket: "pictures",
    accessKeyId: "id",
    secretAccessKey: "secret",
    random: systemRandom,
    timeoutMs: 300,
  })
  try {
    return { result: await use(storage), requests }
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const put = (storage: ReturnType<typeof createS3Storage>) =>
  storage.put("media/a.txt", new Uint8Array([1]), "text/plain").then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : "no error"),
  )

test("what a server could not do at first is tried again, each time signed anew", async () => {
  const { result, requests } = await withServer(
    (response, turn) => response.writeHead(turn < 3 ? 503 : 200).end(),
    put,
  )
  expect(result).toBeNull()
  const one = { method: "PUT", url: "/prefix/pictures/media/a.txt", authorized: true }
  expect(requests).toEqual([one, one, one])
})

test("what is refused is not tried again", async () => {
  const { result, requests } = await withServer(
    (response) => response.writeHead(400).end("<Error><Code>EntityTooLarge</Code></Error>"),
    put,
  )
  expect(result).toBe("storage: refused (400 EntityTooLarge)")
  expect(requests).toHaveLength(1)
})

test("a server that never answers is given up", async () => {
  const { result, requests } = await withServer(() => {}, put)
  expect(result).toBe("storage: unavailable (timeout)")
  expect(requests).toHaveLength(3)
})

test("a redirect is not followed, since it would carry the signature elsewhere", async () => {
  const { result, requests } = await withServer(
    (response) => response.writeHead(307, { location: "/elsewhere" }).end(),
    put,
  )
  expect(result).toBe("storage: refused (307)")
  expect(requests).toHaveLength(1)
})

test("a server that asks for a long rest is not waited for", async () => {
  const { result, requests } = await withServer(
    (response) => response.writeHead(503, { "retry-after": "3600" }).end(),
    put,
  )
  expect(result).toBe("storage: unavailable (503)")
  expect(requests).toHaveLength(1)
})
