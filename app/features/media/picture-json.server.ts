import { sql, type SQL } from "drizzle-orm"

/** A `media m` as a `Picture`, as part of a statement. */
export const pictureColumns = sql`json_build_object(
  'id', m.id, 'key', m.public_key, 'alt', m.alt, 'width', m.width, 'height', m.height,
  'variants', coalesce((
    select json_agg(json_build_object('width', v.width, 'height', v.height, 'format', v.format)
      order by v.width, v.format)
    from media_variants v where v.media_id = m.id), '[]'::json))`

/**
 * The picture of this id as JSON of a `Picture`, as part of a statement; null where the id is, or is no picture of
 * this organizer. One that is archived is shown where something still names it.
 */
export function pictureJson(mediaId: SQL, organizerId: SQL): SQL {
  return sql`(select ${pictureColumns} from media m
    where m.id = ${mediaId} and m.organizer_id = ${organizerId})`
}
