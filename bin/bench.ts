import { createServer, type AddressInfo } from "node:net"
import { benchHolds } from "#bench/holds.ts"
import { benchManyPages } from "#bench/many-pages.ts"
import { benchMonth } from "#bench/month.ts"
import { benchPages } from "#bench/pages.ts"
import type { Row } from "#bench/row.ts"
import { createScratchDatabase } from "#bench/scratch-database.ts"
import { benchSlotGrowth } from "#bench/slot-growth.ts"
import { benchSlots } from "#bench/slots.ts"
import { tableOf } from "#bench/table.ts"
import { benchEnvironment, createBenchWorld } from "#bench/world.ts"

/**
 * Measures everything in one run, on databases of its own, and prints it as a table. `npm run bench -- slots` measures
 * the slots alone and needs no database; `npm run bench -- month` reads a month beside a million bookings, `npm run bench -- pages` the
 * admin beside a million revisions, alone.
 * @returns the exit code: 1 when what has to be met on any machine is not, such as a list of slots or a query plan
 */
export async function main(args: readonly string[] = []): Promise<number> {
  const parts = [
    { name: "slots", measure: async () => slotRows() },
    { name: "product", measure: benchProduct },
    { name: "month", measure: () => benchMonth(serverUrl()) },
    { name: "pages", measure: () => benchManyPages(serverUrl()) },
  ]
  const asked = parts.filter(({ name }) => args.includes(name))
  const rows: Row[] = []
  for (const { measure } of asked.length > 0 ? asked : parts) rows.push(...(await measure()))
  console.log(tableOf(rows))
  return rows.every((row) => !row.isRequired || row.met) ? 0 : 1
}

function slotRows(): Row[] {
  const growth = benchSlotGrowth()
  return [...benchSlots(), ...growth]
}

function serverUrl(): string {
  const url = process.env["DATABASE_URL"]
  if (!url) throw new Error("DATABASE_URL is missing.")
  return url
}

async function benchProduct(): Promise<Row[]> {
  const rows: Row[] = []
  const database = await createScratchDatabase(serverUrl())
  try {
    const environment = benchEnvironment(database.url, await freePort())
    const world = await createBenchWorld(environment)
    try {
      rows.push(...(await benchHolds(world)))
    } finally {
      await world.close()
    }
    rows.push(...(await benchPages(environment)))
  } finally {
    await database.drop()
  }
  return rows
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
