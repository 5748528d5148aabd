import { sql } from "drizzle-orm"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { TextGroup } from "./text-groups.ts"

/** One change of one text's words. Null words are ours. */
export type TextVersion = {
  id: string
  key: string
  before: string | null
  after: string | null
  /** Null when it was nobody signed in. */
  userName: string | null
  changedAt: Date
}

/**
 * How the texts of a group were changed, newest first.
 * @param after the version that the page before ended with; null for the newest
 */
export async function listTextVersions(
  { organizerId, language, group }: { organizerId: string; language: string; group: TextGroup },
  { after, limit }: { after: string | null; limit: number },
  { db }: Pick<Runtime, "db">,
): Promise<TextVersion[]> {
  const keys = JSON.stringify(group.texts.map(({ key }) => key))
  const older = isId(after)
    ? sql`and (v.changed_at, v.id) < (select changed_at, id from text_versions
        where id = ${after}::uuid and organizer_id = ${organizerId})`
    : sql``
  const rows = await db.execute<Omit<TextVersion, "changedAt"> & { changedAt: string }>(sql`
    select v.id, v.key, earlier.text as before, v.text as after, u.name as "userName",
      v.changed_at as "changedAt"
    from text_versions v
    left join text_versions earlier on earlier.organizer_id = v.organizer_id
      and earlier.locale = v.locale and earlier.key = v.key and earlier.number = v.number - 1
    left join users u on u.id = v.changed_by
    where v.organizer_id = ${organizerId} and v.locale = ${language}
      and v.key in (select json_array_elements_text(${keys}::json)) ${older}
    order by v.changed_at desc, v.id desc
    limit ${limit}`)
  return rows.map((row) => ({ ...row, changedAt: new Date(row.changedAt) }))
}
