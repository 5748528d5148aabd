import { readAlready } from "#db/clock.ts"
import { sql } from "drizzle-orm"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { fillDatabase, type Filled } from "./fill-database.ts"
import { loadBookings, type MonthSize } from "./month-bookings.ts"
import { bookingListRows } from "./booking-list-rows.ts"
import { createTeam, TEAM_PAGES, TEAM_SLUG, type TeamPage } from "./month-world.ts"
import { pairedMedians } from "./paired-medians.ts"
import { askedQueries, explain, PLAN_MODES } from "./query-plans.ts"
import type { Row } from "./row.ts"

const HOSTS = 20
const HOUR = 3_600_000
const MOST_GROWTH = 1.3
/** The same thousand bookings lie around the shown month in both: what differs is the size of the rest. */
const THOUSAND: MonthSize = { near: 1_000, far: 0, others: 0 }
const MILLION: MonthSize = { near: 1_000, far: 200_000, others: 799_000 }

/** Beyond the page's notice of an hour for as long as the bench runs, so that every reading offers the same. */
const FROM = Math.ceil(Date.now() / HOUR) * HOUR + 4 * HOUR
const SHOWN = { from: FROM, to: FROM + 31 * 24 * HOUR }

/**
 * A month of a page with 20 hosts, read from a database with a million bookings beside one with a thousand: queries,
 * rows, and milliseconds. The run fails when the queries depend on the hosts, or a plan reads a large table through.
 */
export async function benchMonth(serverUrl: string): Promise<Row[]> {
  const filled: Filled<void>[] = []
  try {
    for (const size of [THOUSAND, MILLION]) filled.push(await fill(serverUrl, size))
    const [thousand, million] = filled as [Filled<void>, Filled<void>]
    for (const { runtime } of filled) await readCalendarsNow(runtime)
    const rows: Row[] = [await queriesRow(million)]
    const scans: string[] = []
    const pages = (Object.keys(TEAM_PAGES) as TeamPage[]).filter((page) => page !== "alone")
    for (const page of pages) {
      const name = `month page, ${page} of ${HOSTS} hosts`
      for (const { runtime } of filled) await readCalendarsNow(runtime)
      const beside = await readsOf(thousand, page)
      const reads = await readsOf(million, page)
      scans.push(...reads.scans)
      rows.push(
        await timesRow(name, page, million, thousand),
        growthRow(`${name}, rows read`, "rows", reads.rowsRead, beside.rowsRead),
        growthRow(
          `${name}, median of warm readings`,
          "ms",
          ...(await pairedMedians(
            () => readMonth(page, million.runtime),
            () => readMonth(page, thousand.runtime),
          )),
        ),
      )
    }
    rows.push(...(await bookingListRows(million.runtime, thousand.runtime)))
    rows.push({
      name: "month page, plans for a million bookings that read a large table through",
      value: scans.length === 0 ? 0 : [...new Set(scans)].join(", "),
      unit: "plans",
      aim: "plans use indexes",
      met: scans.length === 0,
      isRequired: true,
    })
    return rows
  } finally {
    for (const { drop } of filled) await drop()
  }
}

function fill(serverUrl: string, size: MonthSize): Promise<Filled<void>> {
  const bookings = `${size.near + size.far + size.others} bookings`
  return fillDatabase(serverUrl, bookings, async (runtime, url) => {
    await createTeam(runtime, { hosts: HOSTS })
    await loadBookings(url, size)
  })
}

/** As the worker does every few minutes; older readings would be owed again by the page. */
async function readCalendarsNow({ db }: Runtime): Promise<void> {
  await db.execute(sql`update calendars set busy_read_at = clock_timestamp()`)
}

/** What the booking page's route asks of the database to show a month; the starts it offers. */
async function readMonth(pageSlug: TeamPage, runtime: Runtime): Promise<number[]> {
  const page = await findPublishedPage({ organizerSlug: TEAM_SLUG, pageSlug }, runtime)
  if (!page) throw new Error("The bench's page is gone.")
  const pinned = { ...runtime, clock: readAlready(page.readAt) }
  const found = await findSlots(page, { durationMinutes: 30, span: SHOWN }, pinned)
  return found.kind === "slots" ? found.slots.map((slot) => slot.startsAt) : []
}

function queriesOf({ url, runtime }: Filled<void>, page: TeamPage) {
  return askedQueries(url, (db) => readMonth(page, { ...runtime, db }))
}

async function queriesRow(filled: Filled<void>): Promise<Row> {
  const alone = (await queriesOf(filled, "alone")).length
  const team = (await queriesOf(filled, "round-robin")).length
  return {
    name: `month page, queries with ${HOSTS} hosts beside 1 host`,
    value: team,
    unit: "queries",
    comparison: alone,
    ratio: team / alone,
    aim: "equal",
    met: team === alone,
    isRequired: true,
  }
}

/** The same month stands in both databases, so that one reading has as much to find as the other. */
async function timesRow(
  name: string,
  page: TeamPage,
  one: Filled<void>,
  other: Filled<void>,
): Promise<Row> {
  const starts = await readMonth(page, one.runtime)
  const others = await readMonth(page, other.runtime)
  return {
    name: `${name}, free times`,
    value: starts.length,
    unit: "times",
    comparison: others.length,
    aim: "the same",
    met: starts.length > 0 && starts.join() === others.join(),
    isRequired: true,
  }
}

/** The rows of the plan that reads more of them, and what either plan reads through. */
async function readsOf(filled: Filled<void>, page: TeamPage) {
  const asked = await queriesOf(filled, page)
  const works = []
  for (const mode of PLAN_MODES) works.push(await explain(filled.url, asked, mode))
  return {
    rowsRead: Math.max(...works.map((work) => work.rowsRead)),
    scans: works.flatMap((work) => work.scans),
  }
}

function growthRow(name: string, unit: string, value: number, comparison: number): Row {
  const ratio = value / comparison
  return {
    name: `${name}, a million bookings beside a thousand`,
    value,
    unit,
    comparison,
    ratio,
    aim: `ratio ≤ ${MOST_GROWTH}`,
    met: ratio <= MOST_GROWTH,
  }
}
