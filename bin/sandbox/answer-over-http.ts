import type { IncomingMessage, ServerResponse } from "node:http"
import { Readable } from "node:stream"

const limitBytes = 5_000_000

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  if (incoming.method === "GET" || incoming.method === "HEAD") return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limitBytes) throw new Error("The body is too big for a stand-in.")
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function readHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  return headers
}

/**
 * Lets a handler of Web requests serve a Node HTTP server.
 *
 * @param origin what the request's address begins with, whatever its Host says
 */
export function answerOverHttp(
  origin: string,
  handle: (request: Request) => Promise<Response>,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const controller = new AbortController()
    outgoing.once("close", () => controller.abort())
    const response = await handle(
      new Request(new URL(incoming.url ?? "/", origin), {
        method: incoming.method ?? "GET",
        headers: readHeaders(incoming),
        body: await readBody(incoming),
        signal: controller.signal,
      }),
    )
    outgoing.statusCode = response.status
    for (const [name, value] of response.headers) {
      if (name !== "set-cookie") outgoing.setHeader(name, value)
    }
    const cookies = response.headers.getSetCookie()
    if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies)
    if (response.body) Readable.fromWeb(response.body as never).pipe(outgoing)
    else outgoing.end()
  }
  return (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      console.error("A stand-in failed:", error)
      if (!outgoing.headersSent) outgoing.statusCode = 500
      outgoing.end("The stand-in failed; its log says why.\n")
    })
  }
}
