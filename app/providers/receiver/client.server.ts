import { request as overHttp, type ClientRequest, type IncomingMessage } from "node:http"
import { request as overHttps } from "node:https"
import type { LookupFunction } from "node:net"
import { oneLine } from "#app/platform/one-line.ts"
import type { PostMessage, ReceiverAnswer, ReceiverRequest, UnreachableProblem } from "./port.ts"
import type { Reach } from "./reachable.server.ts"
import { resolveReceiver, type HostAddress, type ResolveHost } from "./resolve-receiver.server.ts"

const MOST_BYTES = 64 * 1024
const SHOWN_CHARACTERS = 200

/**
 * A client that posts messages to programs of other people. Where a name leads is asked once, every answer
 * is judged, and the connection is opened to those addresses alone, so that a name that changes its mind
 * (DNS rebinding) changes nothing. Redirects are answers like others.
 * @param timeoutMs for everything together: name, connection, headers, body
 */
export function createReceiverClient(options: {
  reach: Reach
  resolve: ResolveHost
  timeoutMs: number
}): PostMessage {
  return async (message) => {
    const deadline = AbortSignal.timeout(options.timeoutMs)
    const late = new Promise<null>((resolve) =>
      deadline.addEventListener("abort", () => resolve(null), { once: true }),
    )
    const url = new URL(message.url)
    const found = await Promise.race([resolveReceiver(url, options.reach, options.resolve), late])
    if (found === null) return { kind: "unreachable", problem: "timeout" }
    if (!found.ok) return { kind: "unreachable", problem: found.problem }
    return exchange(message, url, found.addresses, deadline)
  }
}

function exchange(
  { body, headers }: ReceiverRequest,
  url: URL,
  addresses: [HostAddress, ...HostAddress[]],
  deadline: AbortSignal,
): Promise<ReceiverAnswer> {
  return new Promise((resolve) => {
    const send = url.protocol === "https:" ? overHttps : overHttp
    const request: ClientRequest = send(url, {
      method: "POST",
      // A connection of its own: none is kept that was opened for another name.
      agent: false,
      lookup: onlyTo(addresses),
      signal: deadline,
      headers: { ...headers, "content-length": Buffer.byteLength(body), connection: "close" },
    })
    let isAnswered = false
    const fail = (problem: UnreachableProblem) => {
      if (!isAnswered) resolve({ kind: "unreachable", problem })
    }
    request.on("response", (response) => {
      isAnswered = true
      readStart(response, (said) => {
        request.destroy()
        resolve({ kind: "answered", status: response.statusCode ?? 0, said })
      })
    })
    request.on("error", (error) => fail(problemOf(error)))
    // An answer that is none, such as another protocol's, only closes.
    request.on("close", () => fail("connection"))
    request.end(body)
  })
}

/** What the socket gets when it asks where the name leads. */
function onlyTo(addresses: [HostAddress, ...HostAddress[]]): LookupFunction {
  return (_host, options, callback) => {
    if (options.all) callback(null, addresses)
    else callback(null, addresses[0].address, addresses[0].family)
  }
}

/** Reads at most 64 kB. The status counts, whatever becomes of the body after it. */
function readStart(response: IncomingMessage, done: (said: string) => void): void {
  const parts: Buffer[] = []
  let bytes = 0
  const finish = () => {
    const text = Buffer.concat(parts).subarray(0, MOST_BYTES).toString("utf8")
    done(oneLine(text.slice(0, SHOWN_CHARACTERS * 4), SHOWN_CHARACTERS))
  }
  response.on("data", (part: Buffer) => {
    parts.push(part)
    bytes += part.length
    if (bytes >= MOST_BYTES) finish()
  })
  response.on("end", finish)
  response.on("error", finish)
  response.on("close", finish)
}

function problemOf(error: NodeJS.ErrnoException): UnreachableProblem {
  if (error.name === "AbortError" || error.name === "TimeoutError") return "timeout"
  if (error.code === "ECONNREFUSED") return "refused"
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(error.code ?? "")
  return isCertificate ? "certificate" : "connection"
}
