import { and, asc, eq } from "drizzle-orm"
import { organizers } from "#db/schema/organizers.ts"
import { pages } from "#db/schema/pages.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type EmbedSettings = {
  /** Origins whose pages may show this organizer's in a frame; null for any, empty for none. */
  embedOrigins: string[] | null
  /** The address of a page to show how it is done; null while none is published. */
  pageSlug: string | null
}

/** What an organizer lets other sites show. */
export async function findEmbedSettings(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<EmbedSettings> {
  const [row] = await db
    .select({ embedOrigins: organizers.embedOrigins, pageSlug: pages.slug })
    .from(organizers)
    .leftJoin(pages, and(eq(pages.organizerId, organizers.id), eq(pages.status, "published")))
    .where(eq(organizers.id, organizerId))
    .orderBy(asc(pages.slug))
    .limit(1)
  return row ?? { embedOrigins: null, pageSlug: null }
}
