import { sql, type SQL } from "drizzle-orm"
import { countUpTo } from "#app/features/count-up-to.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { BookingState } from "./states.ts"

export const bookingSorts = ["starts", "created", "name"] as const
export type BookingSort = (typeof bookingSorts)[number]

export type ListedBooking = {
  id: string
  reference: string
  state: BookingState
  flags: string[]
  clientName: string
  clientEmail: string
  pageTitle: string
  /** Everybody who takes part, the leading host first. */
  hostName: string
  startsAt: Date
  endsAt: Date
  amountMinor: number
  currency: string
  createdAt: Date
}

export type BookingQuery = {
  /** Words that each begin one of the client's name or email, or the reference, with or without its dash. */
  search: string
  state: BookingState | null
  pageId: string | null
  /** Local dates of `timeZone`, both included, by when the meeting starts. */
  from: string | null
  until: string | null
  timeZone: string
  /** Only what needs to be looked at. */
  isFlagged?: boolean
  /** Only what is not over at this moment. */
  endsAfter?: Date
  /** Only where the host takes part as whom this user signs in; null for everybody's. */
  onlyOfUser?: string | null
  sort: BookingSort
  direction: "ascending" | "descending"
  limit: number
  offset: number
}

const hostNames = sql`(
  select string_agg(h.name, ', ' order by array_position(m.host_ids, h.id))
  from hosts h where h.id = any(m.host_ids))`

const order: Record<BookingSort, SQL> = {
  starts: sql`m.starts_at`,
  created: sql`b.created_at`,
  name: sql`lower(b.client_name)`,
}

/** A word that one in five has is found often enough among so many to fill a page of the list. */
const WALKED_FIRST = 250

/**
 * The bookings of one organizer, as the admin lists them. `total` is as `countUpTo` says. Revisions are opened for
 * the rows that are shown, and meetings walked in the order of time, so that a page of the list costs the same
 * however many bookings there are.
 */
export async function listBookings(
  organizerId: string,
  query: BookingQuery,
  { db }: Pick<Runtime, "db">,
): Promise<{ rows: ListedBooking[]; total: number; isEmpty: boolean }> {
  const listed = sql`
    from bookings b
    join meetings m on m.id = b.meeting_id and m.organizer_id = b.organizer_id
    where b.organizer_id = ${organizerId} and m.organizer_id = ${organizerId} and ${conditions(query)}`
  const source = query.search === "" ? listed : sql`${listed} and ${hasWords(query.search)}`
  const anything = sql`
    from bookings b join meetings m on m.id = b.meeting_id
    where b.organizer_id = ${organizerId} and ${takesPart(query.onlyOfUser ?? null)}`
  const direction = directionOf(query)
  type Row = {
    [Key in keyof ListedBooking]: ListedBooking[Key] extends Date ? string : ListedBooking[Key]
  }
  const rows = await db.execute<Row>(sql`
    with ${query.search === "" ? shownOf(source, query) : shownOfSearch(listed, source, query)}
    select b.id, b.reference, b.state, b.flags, b.client_name as "clientName",
      b.client_email as "clientEmail", r.content ->> 'title' as "pageTitle", ${hostNames} as "hostName",
      m.starts_at as "startsAt", m.ends_at as "endsAt", b.amount_minor as "amountMinor",
      b.currency, b.created_at as "createdAt"
    from shown
    join bookings b on b.id = shown.id
    join meetings m on m.id = b.meeting_id
    join page_revisions r on r.id = b.revision_id
    order by ${order[query.sort]} ${direction}, b.id ${direction}`)
  const [counted] = await db.execute<{ total: number; isEmpty: boolean }>(sql`
    select ${countUpTo(source)} as total,
      not exists (select ${anything}) as "isEmpty"`)
  return {
    rows: rows.map((row) => ({
      ...row,
      startsAt: new Date(row.startsAt),
      endsAt: new Date(row.endsAt),
      createdAt: new Date(row.createdAt),
    })),
    total: counted?.total ?? 0,
    isEmpty: counted?.isEmpty ?? true,
  }
}

const directionOf = ({ direction }: BookingQuery) =>
  direction === "descending" ? sql`desc` : sql`asc`

/** The page of a list that is shown: in the order of an index, as far as there is one. */
function shownOf(source: SQL, query: BookingQuery): SQL {
  const direction = directionOf(query)
  return sql`shown as materialized (
    select b.id
    ${source}
    order by ${order[query.sort]} ${direction}, b.id ${direction}
    limit ${query.limit} offset ${query.offset})`
}

/**
 * The same of a search. The index of words knows no order: of a word that many have, it would read and sort every
 * booking. So the beginning of the list is looked through first, and the index asked when that does not fill the page.
 * @param listed what is searched
 * @param found what the index finds of it
 */
function shownOfSearch(listed: SQL, found: SQL, query: BookingQuery): SQL {
  const { search, limit, offset } = query
  const [place, direction] = [order[query.sort], directionOf(query)]
  const inOrder = sql`order by place ${direction}, id ${direction}`
  return sql`near as materialized (
      select id, place from (
        select b.id, ${place} as place, b.client_name, b.client_email, b.reference
        ${listed}
        order by ${place} ${direction}, b.id ${direction} limit ${WALKED_FIRST}) b
      where ${hasWords(search)} ${inOrder} limit ${limit + offset}),
    shown as materialized (
      select id from (
        (select id, place from near where (select count(*) from near) = ${limit + offset})
        union all
        (select b.id, ${place} as place ${found} and (select count(*) from near) < ${limit + offset}
          order by ${place} ${direction}, b.id ${direction} limit ${limit + offset})) hits
      ${inOrder} limit ${limit} offset ${offset})`
}

/** As the index has it. What is no word at all is found nowhere. */
const hasWords = (search: string) =>
  sql`booking_words(b.client_name, b.client_email, b.reference) @@ search_prefixes(${search})`

/** Of a booking's meeting `m`: whether a user's own host takes part in it. @param userId null for anybody */
export function takesPart(userId: string | null): SQL {
  if (userId === null) return sql`true`
  return sql`exists (
    select from hosts own where own.user_id = ${userId} and own.organizer_id = m.organizer_id
      and own.id = any(m.host_ids))`
}

function conditions(query: BookingQuery): SQL {
  const { state, pageId, from, until, timeZone, isFlagged, endsAfter } = query
  const parts: SQL[] = [takesPart(query.onlyOfUser ?? null)]
  if (state !== null) parts.push(sql`b.state = ${state}`)
  if (pageId !== null) parts.push(sql`b.page_id = ${pageId} and m.page_id = ${pageId}`)
  if (from !== null)
    parts.push(sql`m.starts_at >= (${from}::date)::timestamp at time zone ${timeZone}`)
  if (until !== null) {
    parts.push(sql`m.starts_at < (${until}::date + 1)::timestamp at time zone ${timeZone}`)
  }
  if (endsAfter) {
    // A meeting lasts a day at most: where to begin to look is known without reading all that is over.
    parts.push(sql`m.ends_at > ${endsAfter.toISOString()}::timestamptz
      and m.starts_at > ${endsAfter.toISOString()}::timestamptz - interval '25 hours'`)
  }
  if (isFlagged) parts.push(sql`b.flags <> '{}'`)
  return sql.join(parts, sql` and `)
}
