import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import type { Database } from "#db/client.ts"
import * as tables from "#db/schema/tables.ts"

/** A statement as the product sent it. */
export type AskedQuery = { text: string; values: unknown[] }

/** What the database did for some statements. */
export type QueryWork = {
  /** Rows taken out of tables, those included that were thrown away after. */
  rowsRead: number
  /** Large tables, or their indexes, that were read from end to end: `bookings (Seq Scan)`. */
  scans: string[]
}

/** For a planned statement: its values are known, or it is kept for whatever values come. */
export const PLAN_MODES = ["force_custom_plan", "force_generic_plan"] as const

/** Of tables with fewer rows, the planner may well read all: that is one page of memory or a few. */
const LARGE = 1_000

/** The statements that some work sends, in order, with their values. */
export async function askedQueries(
  databaseUrl: string,
  work: (db: Database) => Promise<unknown>,
): Promise<AskedQuery[]> {
  const asked: AskedQuery[] = []
  const client = postgres(databaseUrl, { max: 1, connection: { TimeZone: "UTC" } })
  const logger = {
    logQuery: (text: string, values: unknown[]) => void asked.push({ text, values }),
  }
  try {
    await work(drizzle(client, { schema: tables, logger }))
  } finally {
    await client.end()
  }
  return asked
}

/**
 * Runs statements under `explain (analyze)`, planned for their values or for any. Connections keep their
 * statements, and for a kept one Postgres may take the plan that fits any values: both have to be good.
 */
export async function explain(
  databaseUrl: string,
  asked: readonly AskedQuery[],
  mode: (typeof PLAN_MODES)[number],
): Promise<QueryWork> {
  const client = postgres(databaseUrl, { max: 1, connection: { TimeZone: "UTC" } })
  const done: QueryWork = { rowsRead: 0, scans: [] }
  try {
    const large = await client<{ relname: string }[]>`
      select relname from pg_class where relkind = 'r' and reltuples > ${LARGE}`
    const isLarge = new Set(large.map((table) => table.relname))
    await client.unsafe(`set plan_cache_mode = ${mode}`)
    for (const { text, values } of asked) {
      await client.unsafe(`prepare asked as ${text}`)
      const list = values.length > 0 ? `(${values.map(literal).join(", ")})` : ""
      const [row] = await client.unsafe<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(
        `explain (analyze, format json) execute asked${list}`,
      )
      await client.unsafe(`deallocate asked`)
      if (row) addWork(row["QUERY PLAN"][0].Plan, isLarge, done)
    }
  } finally {
    await client.end()
  }
  return done
}

type PlanNode = {
  "Node Type": string
  "Relation Name"?: string
  "Index Cond"?: string
  "Actual Rows": number
  "Actual Loops": number
  "Rows Removed by Filter"?: number
  "Rows Removed by Index Recheck"?: number
  Plans?: PlanNode[]
}

function addWork(node: PlanNode, isLarge: ReadonlySet<string>, done: QueryWork): void {
  const table = node["Relation Name"]
  if (table !== undefined) {
    const removed =
      (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0)
    done.rowsRead += (node["Actual Rows"] + removed) * node["Actual Loops"]
    const kind = node["Node Type"]
    const isWhole =
      kind.includes("Seq Scan") || (kind.startsWith("Index") && node["Index Cond"] === undefined)
    if (isWhole && isLarge.has(table)) done.scans.push(`${table} (${kind})`)
  }
  for (const part of node.Plans ?? []) addWork(part, isLarge, done)
}

function literal(value: unknown): string {
  return value === null ? "null" : `'${String(value).replaceAll("'", "''")}'`
}
