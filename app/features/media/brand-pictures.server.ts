import { sql } from "drizzle-orm"
import type { Picture } from "./picture.ts"
import { pictureJson } from "./picture-json.server.ts"

/** The pictures of an organizer's brand. */
export type BrandPictures = { logo: Picture | null; favicon: Picture | null }

/**
 * The brand's pictures as a column of a statement that reads `organizers`. The table is named here, since a
 * statement of one table leaves its name out, and `media` has columns of the same names.
 */
export const brandPictures = sql<BrandPictures>`json_build_object(
  'logo', ${pictureJson(sql`organizers.logo_media_id`, sql`organizers.id`)},
  'favicon', ${pictureJson(sql`organizers.favicon_media_id`, sql`organizers.id`)})`
