import type { Queryable } from "#db/client.ts"
import { installation } from "#db/schema/organizers.ts"

/** This installation's random id: what we write at a provider carries it. */
export async function getInstallationId(db: Queryable): Promise<string> {
  const [row] = await db.select({ id: installation.id }).from(installation)
  if (!row) throw new Error("The installation has no id: its first migration did not run.")
  return row.id
}
