import { performance } from "node:perf_hooks"
import type { IncomingMessage, ServerResponse } from "node:http"
import { hereMark, WELL_KNOWN } from "#app/features/domain/here-mark.server.ts"
import { readHost } from "#app/features/domain/host-name.ts"
import { findPrimaryHost, findServedHost } from "#app/features/domain/find-served-host.server.ts"
import { readEnv, type Env } from "#app/platform/env.server.ts"
import { createKeyring } from "#app/platform/keyring.server.ts"
import { systemRandom } from "#app/platform/random.ts"
import { siteHeader } from "#app/platform/site-header.ts"
import { connectDatabase } from "#db/client.ts"
import { findDirection } from "./find-direction.ts"
import { refuse } from "./refusal.ts"
import { shortenLocation } from "./shorten-location.ts"
import { keepAnswers, type SiteLookup } from "./site-lookup.ts"

/** A host that was just proven answers after this long at the latest. */
const keptMs = 5_000
const CLOSERS = Symbol.for("holdfast.closers")
const place = globalThis as { [CLOSERS]?: (() => Promise<void>)[] }

type Director = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/**
 * Sends every request to its place by its host, see `findDirection`: the address is rewritten to the one that the
 * application knows, and the organizer written into `siteHeader`.
 *
 * @returns a function that says whether the request may go on to the application
 */
export function directRequests(env: Env, lookup: SiteLookup = askDatabase(env)): Director {
  const keyring = createKeyring(env.secretKeys, systemRandom)
  return async (request, response) => {
    const line = {
      method: request.method ?? "GET",
      address: request.url ?? "/",
      host: request.headers.host,
    }
    if (line.address === WELL_KNOWN) {
      sayWhoIsHere(response, hereMark(readHost(line.host) ?? "", keyring))
      return false
    }
    const direction = await findDirection(line, env, lookup).catch(() => ({
      kind: "refuse" as const,
      status: 503 as const,
    }))
    if (direction.kind === "go-on") {
      request.url = direction.address
      if (direction.slug !== null) {
        request.headers[siteHeader] = direction.slug
        shortenLocation(response, direction.slug)
      }
      return true
    }
    request.resume()
    if (direction.kind === "refuse") refuse(request, response, direction.status)
    else sendOn(response, direction)
    return false
  }
}

/** The preload's own small pool, opened by the first request that needs it. */
function askDatabase(env: Env): SiteLookup {
  let opened: ReturnType<typeof connectDatabase> | null = null
  const runtime = () => {
    if (!opened) {
      opened = connectDatabase(env.databaseUrl, { connections: 2 })
      place[CLOSERS] = [...(place[CLOSERS] ?? []), opened.close]
    }
    return { db: opened.db }
  }
  const settings = { keptMs, now: () => performance.now() }
  return {
    servedHost: keepAnswers((host) => findServedHost(host, runtime()), settings),
    primaryHost: keepAnswers((slug) => findPrimaryHost(slug, runtime()), settings),
  }
}

function sayWhoIsHere(response: ServerResponse, mark: string): void {
  response.writeHead(200, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  })
  response.end(`${mark}\n`)
}

function sendOn(response: ServerResponse, to: { status: 307 | 308; location: string }): void {
  response.writeHead(to.status, {
    location: to.location,
    "content-length": 0,
    // An organizer may choose another host tomorrow: browsers keep a 308 for ever unless they are told.
    "cache-control": to.status === 308 ? "max-age=300" : "no-store",
    "referrer-policy": "no-referrer",
  })
  response.end()
}

/** The same for a process whose environment may be judged later: read by the first request. */
export function directByEnvironment(): Director {
  let direct: Director | null = null
  return (request, response) => {
    direct ??= directRequests(readEnv(process.env))
    return direct(request, response)
  }
}
