import { and, desc, eq, sql } from "drizzle-orm"
import { apiKeys } from "#db/schema/access.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** A key as its organizer sees it; nothing of it opens anything. */
export type ListedKey = {
  id: string
  name: string
  /** How the key begins. */
  prefix: string
  scopes: string[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const shown = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  scopes: apiKeys.scopes,
  createdAt: apiKeys.createdAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
}

/** Every key of an organizer: those that work first, each newest first. */
export async function listKeys(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<ListedKey[]> {
  return db
    .select(shown)
    .from(apiKeys)
    .where(eq(apiKeys.organizerId, organizerId))
    .orderBy(sql`${apiKeys.revokedAt} is not null`, desc(apiKeys.createdAt), desc(apiKeys.id))
}

/** One key of this organizer, or null. */
export async function findListedKey(
  organizerId: string,
  keyId: string,
  { db }: Pick<Runtime, "db">,
): Promise<ListedKey | null> {
  if (!isId(keyId)) return null
  const [row] = await db
    .select(shown)
    .from(apiKeys)
    .where(and(eq(apiKeys.organizerId, organizerId), eq(apiKeys.id, keyId)))
  return row ?? null
}
