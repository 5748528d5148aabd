import { randomBytes } from "node:crypto"
import postgres from "postgres"
import { migrate } from "#db/migrate.ts"

/** A database of its own on the server that the product uses, so that nobody's bookings are touched. */
export async function createScratchDatabase(
  serverUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `holdfast_bench_${randomBytes(6).toString("hex")}`
  const onServer = async (statement: string) => {
    const client = postgres(serverUrl, { max: 1, onnotice: () => {} })
    try {
      await client.unsafe(statement)
    } finally {
      await client.end()
    }
  }
  await onServer(`create database "${name}"`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await migrate(url.href)
  return {
    url: url.href,
    drop: () => onServer(`drop database if exists "${name}" with (force)`),
  }
}
