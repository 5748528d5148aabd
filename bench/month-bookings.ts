import postgres from "postgres"
import { loadOtherOrganizers } from "./other-organizers.ts"
import { TEAM_SLUG } from "./month-world.ts"
import { withoutTriggers } from "./without-triggers.ts"

/** Days around today in which the team's bookings are the same in every database: all that a month can read. */
const NEAR = { from: -41, until: 73 }
/** Days around today in which there are bookings at all. */
const ALL = { from: -4 * 365, until: 365 }

export type MonthSize = {
  /** The team's around the shown month: a multiple of 5. */
  near: number
  /** The team's in the years before and after: a multiple of 5. */
  far: number
  /** Of other organizers, spread over all of the time. */
  others: number
}

/**
 * Fills a database with bookings by bulk SQL, and brings the planner's figures up to date. Checks and the exclusion
 * stay on. Triggers, by which a booking begins as INITIATED and foreign keys are looked up row by row, are off while
 * it loads: a million took several minutes with them, and a test finds every row where it belongs. Rows come in the
 * order of their time, as bookings do, so that a month of one host lies between everybody's.
 */
export async function loadBookings(databaseUrl: string, size: MonthSize): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    await client.unsafe(`set timezone = 'Europe/Berlin'; set work_mem = '128MB'; set jit = off`)
    await client.unsafe(ID_OF)
    await loadOtherOrganizers(client, size.others > 0 ? 80 : 0)
    await client.unsafe(HOLIDAYS_AND_CALENDARS)
    await client.unsafe(timesSql(size))
    await withoutTriggers(client, ["bookings"], async () => {
      for (const rows of [CLIENTS, MEETINGS, OCCUPANCIES, BOOKINGS]) await client.unsafe(rows)
    })
    await client.unsafe(`vacuum (analyze)`)
    // The measured time is to be free of what loading left to be written.
    await client.unsafe(`checkpoint`).catch(() => {})
  } finally {
    await client.end()
  }
}

/** Like the product's own: they grow with time. */
const ID_OF = `
  create function pg_temp.id_of(at timestamptz, kind text, number bigint) returns uuid
  language sql immutable parallel safe as $$ select (
    lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' ||
    substr(md5(kind || number), 1, 3) || '8' || substr(md5(kind || number), 4, 15))::uuid $$`

/** For every host a year's holidays six times over, and a calendar that was read just now. */
const HOLIDAYS_AND_CALENDARS = `
  insert into schedule_overrides (schedule_id, on_date, kind, label)
  select id, current_date + 37 * n, 'holiday', 'Holiday' from schedules, generate_series(-40, 10) n
  on conflict do nothing;
  insert into calendar_connections
    (id, organizer_id, host_id, provider, account, scopes, state, created_at, updated_at)
  select pg_temp.id_of(now(), 'connection', row_number() over ()), organizer_id, id, 'google', email, '{}',
    'connected', now(), now()
  from hosts;
  insert into calendars (id, organizer_id, connection_id, host_id, external_id, name, time_zone, access_role,
    is_checked, is_destination, busy_read_at, busy_from, busy_until)
  select pg_temp.id_of(now(), 'calendar', row_number() over ()), organizer_id, id, host_id, account, account,
    'Europe/Berlin', 'owner', true, true, now(), now() - interval '1 day', now() + interval '182 days'
  from calendar_connections;
  insert into busy_times (calendar_id, starts_at, ends_at)
  select id, day + minute * interval '1 minute', day + (minute + 45) * interval '1 minute'
  from calendars, generate_series(current_date - 1, current_date + 181, interval '1 day') day,
    lateral (select unnest(array[9, 13]) * 60 + 15 + ascii(md5(external_id || day)) % 8 * 30) busy (minute)
  where extract(isodow from day) < 6`

/**
 * The times that are taken, half hours of working days from 9 to 17: a sample in which nobody is twice at one. Of a
 * team's five, two are of its first page, one is limited, and two share the seats of one meeting.
 */
function timesSql({ near, far, others }: MonthSize): string {
  const isNear = `day between current_date + ${NEAR.from} and current_date + ${NEAR.until}`
  const days = `generate_series(current_date + ${ALL.from}, current_date + ${ALL.until}, interval '1 day') day`
  const sample = (isTeam: boolean, from: string, where: string, count: number) => `
    (select ${isTeam} as is_team, h.id as host_id, h.organizer_id,
      day + interval '9 hours' + half_hour * interval '30 minutes' as starts_at
    from hosts h join organizers o on o.id = h.organizer_id, ${days}, ${from} half_hour
    where (o.slug = '${TEAM_SLUG}') = ${isTeam} and extract(isodow from day) < 6 and ${where}
    order by md5(h.email || day || half_hour) limit ${count})`
  return `
    create temp table times as
    with taken as (
      ${sample(true, "generate_series(0, 15)", isNear, (near / 5) * 4)}
      union all
      ${sample(true, "generate_series(0, 15)", `not ${isNear}`, (far / 5) * 4)}
      union all
      ${sample(false, "generate_series(0, 15, 4)", "true", others)})
    select t.*, r.page_id, r.id as revision_id, (r.content ->> 'capacity')::int as capacity,
      t.starts_at - interval '9 days' as booked_at,
      pg_temp.id_of(t.starts_at - interval '9 days', 'meeting', t.number) as meeting_id,
      case when t.number % 20 = 9 then 'CANCELED' when t.number % 20 = 19 then 'ABANDONED'
        when t.starts_at < now() then 'COMPLETED' else 'CONFIRMED' end as state
    from (select row_number() over () as number, taken.* from taken) t
    join pages p on p.organizer_id = t.organizer_id and p.slug = case
      when t.is_team then (array['round-robin', 'round-robin', 'limited', 'seats'])[t.number % 4 + 1]
      else 'consultation' end
    join page_revisions r on r.id = p.published_revision_id
    order by t.starts_at, t.number;
    analyze times`
}

/** Everybody comes five times. */
const CLIENTS = `
  create temp table visits as
  select meeting_id, organizer_id, seat, visitor,
    pg_temp.id_of('2020-01-01', 'client' || organizer_id, visitor) as client_id
  from (
    select t.meeting_id, t.organizer_id, seat,
      (row_number() over (partition by organizer_id order by starts_at, number, seat) + 4) / 5 as visitor
    from times t, generate_series(1, case when capacity > 1 then 2 else 1 end) seat) visit;
  analyze visits;
  insert into clients (id, organizer_id, email, name, created_at)
  select distinct client_id, organizer_id, 'client-' || visitor || '@example.org', 'Client ' || visitor, now()
  from visits`

const MEETINGS = `
  insert into meetings
    (id, organizer_id, page_id, starts_at, ends_at, capacity, host_ids, turn_host_id, created_at)
  select meeting_id, organizer_id, page_id, starts_at, starts_at + interval '30 minutes', capacity,
    array[host_id], host_id, booked_at
  from times order by booked_at, number`

const OCCUPANCIES = `
  insert into occupancies (id, organizer_id, meeting_id, host_id, during)
  select pg_temp.id_of(booked_at, 'occupancy', number), organizer_id, meeting_id, host_id,
    tstzrange(starts_at, starts_at + interval '30 minutes')
  from times where state in ('CONFIRMED', 'COMPLETED') order by booked_at, number`

const BOOKINGS = `
  insert into bookings (id, organizer_id, page_id, meeting_id, seat, host_id, client_id, revision_id, state,
    source, reference, attempt, locale, client_time_zone, host_time_zone, client_name, client_email,
    duration_minutes, amount_minor, currency, ical_uid, held_at, confirmed_at, created_at, updated_at)
  select pg_temp.id_of(booked_at, 'booking', number * 2 + seat), organizer_id, page_id, meeting_id, seat,
    host_id, client_id, revision_id, state, 'page',
    'H' || number || '-' || seat, 'attempt-' || number || '-' || seat, 'en', 'Europe/Berlin', 'Europe/Berlin',
    'Client ' || visitor, 'client-' || visitor || '@example.org', 30, 5000, 'EUR', meeting_id || '@bench',
    booked_at, booked_at, booked_at, booked_at
  from times join visits using (meeting_id, organizer_id) order by booked_at, number, seat`
