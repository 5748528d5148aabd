import type { IncomingMessage, ServerResponse } from "node:http"
import { refuse } from "./refusal.ts"

/** No form without files, webhook or API body of ours comes near this. */
export const bodyLimitBytes = 1_000_000

const FORM = /^multipart\/form-data\s*;/i

/** Where files are sent to, by path, and how much a form with its files may be. */
const uploads: { path: RegExp; bytes: number; type?: RegExp }[] = [
  // Four pictures of ten megabytes.
  { path: /^\/admin\/media\/upload\/?$/i, bytes: 42_500_000 },
  // A client's details form: three files of ten megabytes are taken. It is read piece by piece, so that one that
  // is too big still gets the form back; beyond this even that is not worth the way.
  { path: /^\/[^/]+(\/[^/]+)?\/book\/?$/, bytes: 64_000_000 },
  // A file of ten megabytes that a program sends, a third more in base64.
  { path: /^\/api\/v1\/[^/]+\/files\/?$/, bytes: 15_000_000, type: /^application\/json\s*(;|$)/i },
]

type Head = Pick<IncomingMessage, "method" | "url" | "headers">

/** How much a request to this address may send: more only where files are sent, in the way they are. */
export function bodyLimitOf({ method, url, headers }: Head): number {
  const path = url?.split("?", 1)[0] ?? ""
  const sent = headers["content-type"] ?? ""
  const isKnown = ({ path: known, type = FORM }: (typeof uploads)[number]) =>
    known.test(path) && type.test(sent)
  const upload = method === "POST" ? uploads.find(isKnown) : undefined
  return upload?.bytes ?? bodyLimitBytes
}

/** How long a refused sender may go on sending, so that the answer reaches it before the connection ends. */
const lingerMs = 2_000

function refuseBody(request: IncomingMessage, response: ServerResponse): void {
  refuse(request, response, 413)
  const timer = setTimeout(() => request.socket.destroy(), lingerMs)
  timer.unref()
  request.socket.once("close", () => clearTimeout(timer))
}

/**
 * Cuts bodies that are too big with 413: at once when their length is announced, otherwise as soon as they
 * have grown past the limit. The application then never sees the end of the body, so that nothing is done
 * with half of a form, and nothing that it still says is sent.
 *
 * @returns whether the request was refused and must not be handled
 */
export function limitBody(request: IncomingMessage, response: ServerResponse): boolean {
  const limit = bodyLimitOf(request)
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    request.resume()
    refuseBody(request, response)
    return true
  }
  if (request.headers["transfer-encoding"] === undefined) return false
  let received = 0
  const push = request.push.bind(request)
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (received > limit) return true
    if (chunk instanceof Uint8Array) received += chunk.byteLength
    if (received <= limit) return push(chunk, encoding)
    if (!response.headersSent) refuseBody(request, response)
    else request.socket.destroy()
    silence(response)
    return true
  }
  return false
}

/** Lets the application believe that it answers. */
function silence(response: ServerResponse): void {
  Object.assign(response, {
    setHeader: () => response,
    appendHeader: () => response,
    removeHeader: () => {},
    flushHeaders: () => {},
    writeHead: () => response,
    write: () => true,
    end: () => response,
  })
}
