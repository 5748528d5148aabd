import { performance } from "node:perf_hooks"
import { readEnv } from "#app/platform/env.server.ts"
import { createRuntime, type Runtime } from "#app/runtime.server.ts"
import { loadPages, type PagesSize, type PublishingWorld } from "./many-pages-world.ts"
import { pageScreens, type Screen } from "./page-screens.ts"
import { askedQueries, explain, PLAN_MODES } from "./query-plans.ts"
import type { Row } from "./row.ts"
import { createScratchDatabase } from "./scratch-database.ts"
import { benchEnvironment } from "./world.ts"

const FEW: PagesSize = { pages: 10, revisions: 2, others: 0 }
const MANY: PagesSize = { pages: 10_000, revisions: 100, others: 40_000 }
const RUNS = 25

type Filled = { url: string; runtime: Runtime; world: PublishingWorld; drop: () => Promise<void> }

/**
 * The screens on which pages are made and published, of an organizer with 10,000 pages of 100 revisions each beside
 * one with 10 of 2: queries, rows, milliseconds. The run fails when the number of queries differs, or when a plan
 * reads the revisions through.
 */
export async function benchManyPages(serverUrl: string): Promise<Row[]> {
  const filled: Filled[] = []
  try {
    for (const size of [FEW, MANY]) filled.push(await fill(serverUrl, size))
    const [few, many] = filled as [Filled, Filled]
    const rows: Row[] = []
    for (const screen of pageScreens) rows.push(...(await rowsOf(screen, many, few)))
    return rows
  } finally {
    for (const { drop } of filled) await drop()
  }
}

async function fill(serverUrl: string, size: PagesSize): Promise<Filled> {
  const database = await createScratchDatabase(serverUrl)
  const { url } = database
  const runtime = createRuntime(readEnv(benchEnvironment(url, 1)), { connections: 1 })
  const drop = () => runtime.close().then(database.drop)
  try {
    const start = performance.now()
    const world = await loadPages(runtime, size)
    const seconds = Math.round((performance.now() - start) / 1000)
    console.log(`${size.pages} pages of ${size.revisions} revisions are loaded, in ${seconds} s.`)
    return { url, runtime, world, drop }
  } catch (error) {
    await drop()
    throw error
  }
}

async function rowsOf(screen: Screen, many: Filled, few: Filled): Promise<Row[]> {
  const asked = await askedOf(screen, many)
  const beside = await askedOf(screen, few)
  const name = `pages, ${screen.name}`
  const rows: Row[] = [
    {
      ...compared(`${name}, queries`, "queries", asked.length, beside.length),
      aim: "equal",
      met: asked.length === beside.length,
      isRequired: true,
    },
  ]
  if (!screen.changes) {
    const works = []
    for (const mode of PLAN_MODES) works.push(await explain(many.url, asked, mode))
    const read = await explain(few.url, beside, "force_custom_plan")
    const rowsRead = Math.max(...works.map((work) => work.rowsRead))
    const scans = works.flatMap((work) => work.scans).filter((scan) => !scan.startsWith("pages "))
    rows.push(compared(`${name}, rows read`, "rows", rowsRead, read.rowsRead), {
      name: `${name}, plans that read revisions or people through`,
      value: scans.length === 0 ? 0 : [...new Set(scans)].join(", "),
      unit: "plans",
      aim: "plans use indexes",
      met: scans.length === 0,
      isRequired: true,
    })
  }
  const [ofMany, ofFew] = [await medianOf(screen, many), await medianOf(screen, few)]
  rows.push(compared(`${name}, median`, "ms", ofMany, ofFew))
  return rows
}

function askedOf({ show }: Screen, { url, runtime, world }: Filled) {
  return askedQueries(url, (db) => show({ ...runtime, db }, world))
}

async function medianOf({ show }: Screen, { runtime, world }: Filled): Promise<number> {
  const times: number[] = []
  for (let run = -5; run < RUNS; run++) {
    const start = performance.now()
    await show(runtime, world)
    if (run >= 0) times.push(performance.now() - start)
  }
  return times.sort((one, other) => one - other)[RUNS >> 1] ?? 0
}

function compared(name: string, unit: string, value: number, comparison: number): Row {
  return {
    name: `${name}, 10,000 pages of 100 revisions beside 10 of 2`,
    ...{ unit, value, comparison, ratio: value / comparison },
  }
}
