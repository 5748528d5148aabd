import { performance } from "node:perf_hooks"
import { fillDatabase, type Filled } from "./fill-database.ts"
import { loadPages, type PagesSize, type PublishingWorld } from "./many-pages-world.ts"
import { pageScreens, type Screen } from "./page-screens.ts"
import { askedQueries, explain, PLAN_MODES } from "./query-plans.ts"
import type { Row } from "./row.ts"

const FEW: PagesSize = { pages: 10, revisions: 2, others: 0 }
const MANY: PagesSize = { pages: 10_000, revisions: 100, others: 40_000 }
const RUNS = 25

type Publishing = Filled<PublishingWorld>

/**
 * The screens on which pages are made and published, of an organizer with 10,000 pages of 100 revisions each beside
 * one with 10 of 2: queries, rows, milliseconds. The run fails when the number of queries differs, or when a plan
 * reads the revisions through.
 */
export async function benchManyPages(serverUrl: string): Promise<Row[]> {
  const filled: Publishing[] = []
  try {
    for (const size of [FEW, MANY]) filled.push(await fill(serverUrl, size))
    const [few, many] = filled as [Publishing, Publishing]
    const rows: Row[] = []
    for (const screen of pageScreens) rows.push(...(await rowsOf(screen, many, few)))
    return rows
  } finally {
    for (const { drop } of filled) await drop()
  }
}

function fill(serverUrl: string, size: PagesSize): Promise<Publishing> {
  const pages = `${size.pages} pages of ${size.revisions} revisions`
  return fillDatabase(serverUrl, pages, (runtime) => loadPages(runtime, size))
}

async function rowsOf(screen: Screen, many: Publishing, few: Publishing): Promise<Row[]> {
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

function askedOf({ show }: Screen, { url, runtime, world }: Publishing) {
  return askedQueries(url, (db) => show({ ...runtime, db }, world))
}

async function medianOf({ show }: Screen, { runtime, world }: Publishing): Promise<number> {
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
