import { createServer, type AddressInfo } from "node:net"
import { benchHolds } from "#bench/holds.ts"
import { benchPages } from "#bench/pages.ts"
import type { Row } from "#bench/row.ts"
import { createScratchDatabase } from "#bench/scratch-database.ts"
import { benchSlotGrowth } from "#bench/slot-growth.ts"
import { benchSlots } from "#bench/slots.ts"
import { tableOf } from "#bench/table.ts"
import { benchEnvironment, createBenchWorld } from "#bench/world.ts"

/**
 * Measures everything in one run, on a database of its own, and prints it as a table. `npm run bench -- slots` measures
 * the slots alone and needs no database.
 * @returns the exit code: 1 when a list of slots is not the expected one
 */
export async function main(args: readonly string[] = []): Promise<number> {
  const growth = benchSlotGrowth()
  const rows = [...benchSlots(), ...growth]
  if (!args.includes("slots")) rows.push(...(await benchProduct()))
  console.log(tableOf(rows))
  return rows.every((row) => !row.name.includes("hash") || row.met) ? 0 : 1
}

async function benchProduct(): Promise<Row[]> {
  const serverUrl = process.env["DATABASE_URL"]
  if (!serverUrl) throw new Error("DATABASE_URL is missing.")
  const rows: Row[] = []
  const database = await createScratchDatabase(serverUrl)
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
