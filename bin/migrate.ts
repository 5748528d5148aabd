import { migrate, UnreachableDatabase } from "#db/migrate.ts"

/**
 * Brings the database that `DATABASE_URL` names to this build.
 *
 * @returns the exit code: 1 after one line, when there is no such database
 */
export async function main(): Promise<number> {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error("DATABASE_URL is missing.")
  try {
    await migrate(url)
    return 0
  } catch (error) {
    if (!(error instanceof UnreachableDatabase)) throw error
    console.error(error.message)
    return 1
  }
}
