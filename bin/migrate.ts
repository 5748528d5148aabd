import { migrate } from "#db/migrate.ts"

/** Brings the database that `DATABASE_URL` names to this build. @returns the exit code */
export async function main(): Promise<number> {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error("DATABASE_URL is missing.")
  await migrate(url)
  return 0
}
