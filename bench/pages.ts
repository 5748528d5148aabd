import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import autocannon from "autocannon"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { createRuntime } from "#app/runtime.server.ts"
import { readEnv } from "#app/platform/env.server.ts"
import { connectDatabase } from "#db/client.ts"
import { peakMemoryMb, startProcess, stopProcess, waitFor } from "./processes.ts"
import type { Row } from "./row.ts"

const SECONDS = 6
const MOST_MB = 350
const DAY = 86_400_000

/** The booking page on the built server, beside a page with nothing on it; then what both processes hold. */
export async function benchPages(environment: Record<string, string>): Promise<Row[]> {
  const origin = environment["APP_URL"] ?? ""
  const web = startProcess(["bin/web.mjs"], environment)
  const worker = startProcess(["bin/run.mjs", "worker"], environment)
  try {
    await waitFor(`${origin}/healthz`)
    const address = `${origin}/bench-0/consultation`
    const html = await (await fetch(address)).text()
    const script = readFileSync("public/comfort.js")
    for (const warmed of [`${origin}/status`, address]) await requestsPerSecond(warmed, 2)
    const page = await requestsPerSecond(address, SECONDS)
    const empty = await requestsPerSecond(`${origin}/status`, SECONDS)
    return [
      {
        name: "booking page, requests a second beside an empty page",
        value: Math.round(page),
        unit: "/s",
        comparison: Math.round(empty),
        ratio: page / empty,
        aim: "ratio ≥ 0.5",
        met: page / empty >= 0.5,
      },
      atMost("booking page, HTML", Buffer.byteLength(html) / 1024, "kB", 40),
      atMost("booking page, script (gzip)", gzipSync(script).length / 1024, "kB", 90),
      atMost("booking page, queries", await countQueries(environment), "queries", 4),
      atMost("web, most memory under load", peakMemoryMb(web) ?? 0, "MB", MOST_MB),
      atMost("worker, most memory", peakMemoryMb(worker) ?? 0, "MB", MOST_MB),
    ]
  } finally {
    await Promise.all([stopProcess(web), stopProcess(worker)])
  }
}

async function requestsPerSecond(url: string, duration: number): Promise<number> {
  const result = await autocannon({ url, connections: 16, duration })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed.`)
  }
  return result.requests.average
}

/** What the page asks the database for one month: the same calls as its route makes. */
async function countQueries(environment: Record<string, string>): Promise<number> {
  const queries: string[] = []
  const env = readEnv(environment)
  const counted = connectDatabase(env.databaseUrl, { onQuery: (query) => queries.push(query) })
  const whole = createRuntime(env, { connections: 1 })
  try {
    const runtime = { ...whole, db: counted.db }
    // The driver asks for its types once per connection.
    await findPublishedPage({ organizerSlug: "bench-0", pageSlug: "consultation" }, runtime)
    queries.length = 0
    const address = { organizerSlug: "bench-0", pageSlug: "consultation" }
    const page = await findPublishedPage(address, runtime)
    if (!page) throw new Error("The bench's page is gone.")
    const now = await whole.clock.now(whole.db)
    const span = { from: now.getTime(), to: now.getTime() + 31 * DAY }
    await findSlots(page, { durationMinutes: 30, span }, runtime)
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
