import { and, eq } from "drizzle-orm"
import type { Database, Transaction } from "#db/client.ts"
import { textOverrides } from "#db/schema/texts.ts"

/**
 * An organizer's own words in one of the catalogue's languages, by key, those included that are no longer used.
 */
export async function listOwnTexts(
  db: Database | Transaction,
  { organizerId, language }: { organizerId: string; language: string },
): Promise<Record<string, string>> {
  const rows = await db
    .select({ key: textOverrides.key, text: textOverrides.text })
    .from(textOverrides)
    .where(and(eq(textOverrides.organizerId, organizerId), eq(textOverrides.locale, language)))
  return Object.fromEntries(rows.map(({ key, text }) => [key, text]))
}
