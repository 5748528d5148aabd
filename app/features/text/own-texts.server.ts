import { sql, type SQLWrapper } from "drizzle-orm"
import type { OwnTexts } from "#app/messages/own-texts.ts"

/**
 * An organizer's own words as a column of the statement that reads the organizer, so that no page and no mail
 * asks for them apart: null when there are none.
 * @param organizerId the id's column in that statement
 */
export function ownTextsOf(organizerId: SQLWrapper) {
  return sql<OwnTexts | null>`(
    select json_object_agg(own_text.locale || ':' || own_text.key, own_text.text)
    from text_overrides own_text where own_text.organizer_id = ${organizerId})`
}
