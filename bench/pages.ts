import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import autocannon from "autocannon"
import { showBookingPage } from "#app/features/page/show-booking-page.server.ts"
import { createRuntime } from "#app/runtime.server.ts"
import { readEnv } from "#app/platform/env.server.ts"
import { webArgs } from "#bin/web-args.mjs"
import { connectDatabase } from "#db/client.ts"
import { peakMemoryMb, startProcess, stopProcess, waitFor } from "./processes.ts"
import type { Row } from "./row.ts"

const WARM_UP_SECONDS = 4
const ROUNDS = 5
const ROUND_SECONDS = 2
/** How long the worker works off what the holds owe, with the page asked for meanwhile. */
const WORKED_SECONDS = 10
const MOST_MB = 350

/** The booking page on the built server, beside a page with nothing on it; then what both processes hold. */
export async function benchPages(environment: Record<string, string>): Promise<Row[]> {
  const origin = environment["APP_URL"] ?? ""
  const web = startProcess(webArgs, environment)
  const processes = [web]
  try {
    await waitFor(`${origin}/healthz`)
    const address = `${origin}/bench-0/consultation`
    const html = await (await fetch(address)).text()
    const script = readFileSync("public/comfort.js")
    const { page, empty, ratio } = await inTurns(address, `${origin}/status`)
    // Only now: what the holds have left to do would be done beside the one page and not beside the other.
    const worker = startProcess(["bin/run.mjs", "worker"], environment)
    processes.push(worker)
    await requestsPerSecond(address, WORKED_SECONDS)
    return [
      {
        name: "booking page, requests a second beside an empty page",
        value: Math.round(page),
        unit: "/s",
        comparison: Math.round(empty),
        ratio,
        aim: "ratio ≥ 0.5",
        met: ratio >= 0.5,
      },
      atMost("booking page, HTML", Buffer.byteLength(html) / 1024, "kB", 40),
      atMost("booking page, script (gzip)", gzipSync(script).length / 1024, "kB", 90),
      atMost("booking page, queries", await countQueries(environment), "queries", 4),
      atMost("web, most memory under load", peakMemoryMb(web) ?? 0, "MB", MOST_MB),
      atMost("worker, most memory", peakMemoryMb(worker) ?? 0, "MB", MOST_MB),
    ]
  } finally {
    await Promise.all(processes.map(stopProcess))
  }
}

/**
 * Requests a second of a page and of an empty one, round by round in turns, once both are warm: whatever else keeps
 * the machine busy slows both. The medians of all rounds.
 */
async function inTurns(address: string, emptyAddress: string) {
  for (const warmed of [emptyAddress, address]) await requestsPerSecond(warmed, WARM_UP_SECONDS)
  const pages: number[] = []
  const empties: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    pages.push(await requestsPerSecond(address, ROUND_SECONDS))
    empties.push(await requestsPerSecond(emptyAddress, ROUND_SECONDS))
  }
  const ratio = median(pages.map((page, round) => page / empties[round]!))
  return { page: median(pages), empty: median(empties), ratio }
}

function median(list: number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1]!
}

async function requestsPerSecond(url: string, duration: number): Promise<number> {
  const result = await autocannon({ url, connections: 16, duration })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed.`)
  }
  return result.requests.average
}

/** What the page asks the database for one month, its reading of the clock included. */
async function countQueries(environment: Record<string, string>): Promise<number> {
  const queries: string[] = []
  const env = readEnv(environment)
  const counted = connectDatabase(env.databaseUrl, { onQuery: (query) => queries.push(query) })
  const whole = createRuntime(env, { connections: 1 })
  const visit = {
    ...{ organizerSlug: "bench-0", pageSlug: "consultation", query: new URLSearchParams() },
    ...{ rememberedZone: null, locale: (fallback: string) => fallback },
  }
  try {
    const runtime = { ...whole, db: counted.db }
    // The driver asks for its types once per connection.
    await Promise.all(Array.from({ length: 10 }, () => showBookingPage(visit, runtime)))
    queries.length = 0
    if (!(await showBookingPage(visit, runtime))) throw new Error("The bench's page is gone.")
    return queries.length
  } finally {
    await counted.close()
    await whole.close()
  }
}

function atMost(name: string, value: number, unit: string, most: number): Row {
  return {
    name,
    value: Math.round(value * 10) / 10,
    unit,
    aim: `≤ ${most} ${unit}`,
    met: value <= most,
  }
}
