import { organizers } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Whether there is an organizer already; without one the first run is asked for. */
export async function isSetUp({ db }: Pick<Runtime, "db">): Promise<boolean> {
  const [row] = await db.select({ id: organizers.id }).from(organizers).limit(1)
  return row !== undefined
}
