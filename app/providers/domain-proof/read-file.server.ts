import { request as overHttp, type IncomingMessage } from "node:http"
import { request as overHttps } from "node:https"
import type { LookupFunction } from "node:net"
import { oneLine } from "#app/platform/one-line.ts"
import type { Reach } from "#app/providers/receiver/reachable.server.ts"
import {
  resolveReceiver,
  type HostAddress,
  type ResolveHost,
} from "#app/providers/receiver/resolve-receiver.server.ts"
import type { Looked } from "./port.ts"

const MOST_BYTES = 4 * 1024
const failed = (said: string): Looked => ({ kind: "failed", said: oneLine(said) })

/**
 * Reads what a host says at an address. The name is asked for once, every answer judged, and the connection opened
 * to those addresses alone: a name of somebody's choice leads into no private network, now or a moment later.
 * Redirects are not followed, since another host proves nothing of this one.
 */
export async function readFile(
  address: string,
  { reach, resolve, timeoutMs }: { reach: Reach; resolve: ResolveHost; timeoutMs: number },
): Promise<Looked> {
  const url = new URL(address)
  const deadline = AbortSignal.timeout(timeoutMs)
  const late = new Promise<null>((done) =>
    deadline.addEventListener("abort", () => done(null), { once: true }),
  )
  const found = await Promise.race([resolveReceiver(url, reach, resolve), late])
  if (found === null) return failed(`${url.host}: no answer in time`)
  if (!found.ok) {
    return found.problem === "unknown-host"
      ? { kind: "absent", said: `${url.host}: the name leads nowhere` }
      : failed(`${url.host}: the name leads into a private network`)
  }
  return ask(url, found.addresses, deadline)
}

function ask(
  url: URL,
  addresses: [HostAddress, ...HostAddress[]],
  signal: AbortSignal,
): Promise<Looked> {
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all) callback(null, addresses)
    else callback(null, addresses[0].address, addresses[0].family)
  }
  return new Promise((done) => {
    const send = url.protocol === "https:" ? overHttps : overHttp
    const request = send(url, { agent: false, lookup, signal, headers: { connection: "close" } })
    request.on("response", (response) => {
      readLine(response, (line) => {
        request.destroy()
        done(judge(url, response.statusCode ?? 0, line))
      })
    })
    request.on("error", (error) => done(failed(`${url.host}: ${error.message}`)))
    request.on("close", () => done(failed(`${url.host}: the connection was closed`)))
    request.end()
  })
}

function judge(url: URL, status: number, line: string): Looked {
  if (status === 200) return { kind: "found", values: [line] }
  const said = `${url.host}: answered ${status}`
  return { kind: status === 404 || status === 410 || status === 421 ? "absent" : "failed", said }
}

function readLine(response: IncomingMessage, done: (line: string) => void): void {
  const parts: Buffer[] = []
  let bytes = 0
  const finish = () => {
    const text = Buffer.concat(parts).subarray(0, MOST_BYTES).toString("utf8")
    done(oneLine(text.split(/\r?\n/, 1)[0] ?? "", 200))
  }
  response.on("data", (part: Buffer) => {
    parts.push(part)
    bytes += part.length
    if (bytes >= MOST_BYTES) finish()
  })
  for (const end of ["end", "error", "close"]) response.on(end, finish)
}
