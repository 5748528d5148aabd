import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import { socketOpener } from "./open-socket.ts"
import { keepStatements } from "./prepared-statements.ts"
import * as tables from "./schema/tables.ts"

export type Database = PostgresJsDatabase<typeof tables>
/** What runs inside one transaction; the same verbs as the database. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0]
/** Where a query may run: on its own, or inside a transaction. */
export type Queryable = Database | Transaction

export type DatabaseClient = { db: Database; close: () => Promise<void> }

/**
 * One pool of one process.
 * @param connections how many at most; web and worker each have their own
 * @param onQuery told the text of each statement, for counting queries in tests and benches
 */
export function connectDatabase(
  url: string,
  { connections = 10, onQuery }: { connections?: number; onQuery?: (query: string) => void } = {},
): DatabaseClient {
  // Drizzle changes the parsers of the client it is given, so this one is its own.
  const client = postgres(url, {
    max: connections,
    onnotice: () => {},
    // An option of the driver that its types leave out.
    ...{ socket: socketOpener() },
    connection: { application_name: "holdfast", TimeZone: "UTC" },
    ...(onQuery ? { debug: (_connection: number, query: string) => onQuery(query) } : {}),
  })
  return {
    db: drizzle(keepStatements(client), { schema: tables }),
    close: () => client.end({ timeout: 5 }),
  }
}
