import { sql } from "drizzle-orm"
import { countUpTo } from "#app/features/count-up-to.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Picture } from "./picture.ts"
import { pictureColumns } from "./picture-json.server.ts"

/** A picture as the library lists it. */
export type ListedPicture = Picture & { filename: string; bytes: number; createdAt: Date }

const listed = sql`
  ${pictureColumns} as picture, m.filename, m.bytes, m.created_at as "createdAt"`
type Row = { picture: Picture; filename: string; bytes: number; createdAt: string }

const pictureOf = ({ picture, createdAt, ...row }: Row): ListedPicture => ({
  ...picture,
  ...row,
  createdAt: new Date(createdAt),
})

/**
 * The pictures of an organizer's library, newest first.
 * @param query `search` is part of the alternative text or the file's name
 */
export async function listPictures(
  organizerId: string,
  { search, limit, offset }: { search: string; limit: number; offset: number },
  { db }: Pick<Runtime, "db">,
): Promise<{ rows: ListedPicture[]; total: number; isEmpty: boolean }> {
  const pattern = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`
  const found = sql`
    from media m where m.organizer_id = ${organizerId} and m.archived_at is null
      and (${search} = '' or m.alt ilike ${pattern} or m.filename ilike ${pattern})`
  const [rows, [counts]] = await Promise.all([
    db.execute<Row>(sql`
      select ${listed} ${found} order by m.created_at desc, m.id desc
      limit ${limit} offset ${offset}`),
    db.execute<{ total: number; isEmpty: boolean }>(sql`
      select ${countUpTo(found)} as total, not exists (
        select from media where organizer_id = ${organizerId} and archived_at is null) as "isEmpty"`),
  ])
  return { rows: rows.map(pictureOf), total: counts?.total ?? 0, isEmpty: counts?.isEmpty ?? true }
}

/** One picture of the library; null when it is not there, or is another organizer's. */
export async function findPicture(
  organizerId: string,
  mediaId: string,
  { db }: Pick<Runtime, "db">,
): Promise<ListedPicture | null> {
  if (!isId(mediaId)) return null
  const [row] = await db.execute<Row>(sql`
    select ${listed} from media m
    where m.organizer_id = ${organizerId} and m.id = ${mediaId}::uuid and m.archived_at is null`)
  return row ? pictureOf(row) : null
}

/** An organizer's pictures of these ids, newest first, also when they have left the library. */
export async function listPicturesById(
  organizerId: string,
  ids: readonly string[],
  { db }: Pick<Runtime, "db">,
): Promise<ListedPicture[]> {
  const known = ids.filter(isId)
  if (known.length === 0) return []
  const rows = await db.execute<Row>(sql`
    select ${listed} from media m
    where m.organizer_id = ${organizerId} and m.id in ${known}
    order by m.created_at desc, m.id desc`)
  return rows.map(pictureOf)
}
