import { sql, type SQL } from "drizzle-orm"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { SubjectKind } from "./subjects.ts"

/** One change as the audit log shows it. */
export type AuditEntry = {
  id: string
  at: Date
  /** Such as `page.published`. */
  action: string
  /** Who did it; null when it was nobody signed in, then `by` says what it was. */
  user: { id: string; name: string; email: string; isHere: boolean } | null
  by: string | null
  subjectKind: string
  subjectId: string | null
  /** What it is called now; null when it is gone, or has no name. Of hours their own name, empty for the usual. */
  subjectName: string | null
  /** Of hours: whose. */
  hostName: string | null
}

export type AuditFilter = {
  userId: string | null
  kind: SubjectKind | null
  /** Local dates of `timeZone`, both included. */
  from: string | null
  until: string | null
  timeZone: string
}

/** Where a page of the log goes on: after this entry. */
export type AuditPlace = { at: Date; id: string }

const subjectName = sql`case a.subject_kind
  when 'page' then (select title from pages
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'host' then (select name from hosts
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'schedule' then (select name from schedules
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'booking' then (select reference from bookings
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'calendar-connection' then (select account from calendar_connections
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'invitation' then (select email::text from invitations
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'api-key' then (select name from api_keys
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'picture' then (select coalesce(nullif(alt, ''), filename) from media
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'domain' then a.detail ->> 'host'
  when 'webhook-endpoint' then (select url from webhook_endpoints
    where id = a.subject_id and organizer_id = a.organizer_id)
  when 'user' then (select name from users where id = a.subject_id)
  when 'text' then a.detail ->> 'group'
  end`

/**
 * The changes of one organizer, newest first, with the names of who and what: one statement however many there are.
 * @param after where the page before ended; null for the newest
 */
export async function listAudit(
  organizerId: string,
  filter: AuditFilter,
  { after, limit }: { after: AuditPlace | null; limit: number },
  { db }: Pick<Runtime, "db">,
): Promise<AuditEntry[]> {
  const parts: SQL[] = [sql`a.organizer_id = ${organizerId}`]
  const { userId, kind, from, until, timeZone } = filter
  if (isId(userId)) parts.push(sql`a.user_id = ${userId}`)
  if (kind) parts.push(sql`a.subject_kind = ${kind}`)
  if (from) parts.push(sql`a.at >= (${from}::date)::timestamp at time zone ${timeZone}`)
  if (until) parts.push(sql`a.at < (${until}::date + 1)::timestamp at time zone ${timeZone}`)
  if (after) {
    parts.push(sql`(a.at, a.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`)
  }
  const rows = await db.execute<Omit<AuditEntry, "at"> & { at: string }>(sql`
    select a.id, a.at, a.action, a.subject_kind as "subjectKind", a.subject_id as "subjectId",
      a.detail ->> 'by' as by, ${subjectName} as "subjectName",
      case a.subject_kind when 'schedule' then (
        select h.name from schedules s join hosts h on h.id = s.host_id
        where s.id = a.subject_id and s.organizer_id = a.organizer_id) end as "hostName",
      case when u.id is not null then json_build_object(
        'id', u.id, 'name', u.name, 'email', u.email,
        'isHere', exists (select from memberships m
          where m.user_id = u.id and m.organizer_id = a.organizer_id)) end as user
    from audit_log a left join users u on u.id = a.user_id
    where ${sql.join(parts, sql` and `)}
    order by a.at desc, a.id desc
    limit ${limit}`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

const EXPORTED_AT_ONCE = 500

/** Every change that a filter lets through, newest first, in portions that are read while they are sent. */
export async function* eachAudit(
  organizerId: string,
  filter: AuditFilter,
  runtime: Pick<Runtime, "db">,
): AsyncGenerator<AuditEntry[]> {
  let after: AuditPlace | null = null
  for (;;) {
    const portion = await listAudit(
      organizerId,
      filter,
      { after, limit: EXPORTED_AT_ONCE },
      runtime,
    )
    if (portion.length > 0) yield portion
    const last = portion.at(-1)
    if (!last || portion.length < EXPORTED_AT_ONCE) return
    after = { at: last.at, id: last.id }
  }
}

/** Whose changes can be asked for: the organizer's people, and those who were. */
export async function listAuditPeople(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<{ id: string; name: string; email: string; isHere: boolean }[]> {
  return db.execute<{ id: string; name: string; email: string; isHere: boolean }>(sql`
    select u.id, u.name, u.email::text as email, m.user_id is not null as "isHere"
    from (
      select user_id as id from memberships where organizer_id = ${organizerId}
      union
      select subject_id from audit_log
      where organizer_id = ${organizerId} and action = 'person.removed') asked
    join users u on u.id = asked.id
    left join memberships m on m.user_id = u.id and m.organizer_id = ${organizerId}
    order by m.user_id is null, lower(u.name), u.id`)
}
