import { eq } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { organizers } from "#db/schema/organizers.ts"
import type { BrandInput } from "./brand-schema.ts"

/** An organizer's brand as it is saved. @throws when there is no such organizer */
export async function getBrand(
  organizerId: string,
  { db }: { db: Queryable },
): Promise<BrandInput> {
  const [brand] = await db
    .select({
      accentColor: organizers.accentColor,
      font: organizers.font,
      footer: organizers.footer,
      logoMediaId: organizers.logoMediaId,
      faviconMediaId: organizers.faviconMediaId,
      senderName: organizers.senderName,
      senderAddress: organizers.senderAddress,
    })
    .from(organizers)
    .where(eq(organizers.id, organizerId))
  if (!brand) throw new Error(`There is no organizer ${organizerId}.`)
  return brand
}
