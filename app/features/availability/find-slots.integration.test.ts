import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { addHost, addTeamPage } from "#app/features/booking/testing-teams.ts"
import { createBookingWorld, type BookingWorld } from "#app/features/booking/testing.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { findSlots } from "./find-slots.server.ts"

const DAY = 86_400_000
const TEAMS = [1, 5, 20]
const BOOKINGS_EACH = 250

let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld()
  const hostIds = [world.studio.hostId]
  while (hostIds.length < 20) hostIds.push(await addHost(world, `Host ${hostIds.length}`))
  for (const size of TEAMS) {
    const hosts = hostIds.slice(0, size).map((hostId) => ({ hostId }))
    const content = { limits: { perDay: 6, perWeek: null, perMonth: null } }
    await addTeamPage(world, `team-of-${size}`, { ...content, hostChoice: "round-robin" }, hosts)
  }
  await fillCalendars()
  await sellTimes("team-of-20")
})
afterAll(() => world.close())

/** Everybody's calendar was read just now, and is busy on each day from 12 to 13 UTC. */
async function fillCalendars(): Promise<void> {
  const now = (await world.runtime.clock.now(world.runtime.db)).toISOString()
  await world.runtime.db.execute(sql`
    with connection as (
      insert into calendar_connections
        (id, organizer_id, host_id, provider, account, scopes, state, created_at, updated_at)
      select gen_random_uuid(), organizer_id, id, 'google', email, '{}', 'connected', ${now}, ${now} from hosts
      returning *
    ), calendar as (
      insert into calendars (id, organizer_id, connection_id, host_id, external_id, name, time_zone, access_role,
        is_checked, is_destination, busy_read_at, busy_from, busy_until)
      select gen_random_uuid(), organizer_id, id, host_id, account, account, 'UTC', 'owner', true, true,
        ${now}::timestamptz, ${now}::timestamptz - interval '1 day', ${now}::timestamptz + interval '90 days'
      from connection
      returning id
    )
    insert into busy_times (calendar_id, starts_at, ends_at)
    select id, day + interval '12 hours', day + interval '13 hours'
    from calendar, generate_series('2026-12-01Z'::timestamptz, '2027-02-01Z', '1 day') day`)
}

/** Each host's bookings from November on, every four hours from midnight UTC. */
async function sellTimes(pageSlug: string): Promise<void> {
  await world.runtime.db.transaction(async (tx) => {
    // These bookings began as INITIATED long ago.
    await tx.execute(sql`alter table bookings disable trigger bookings_transition`)
    await tx.execute(sql`
      with place as (
        select gen_random_uuid() as meeting_id, gen_random_uuid() as client_id, ph.organizer_id, ph.page_id,
          ph.host_id, p.published_revision_id as revision_id, row_number() over () as number,
          '2026-11-01T00:00Z'::timestamptz + turn * interval '4 hours' as starts_at
        from page_hosts ph join pages p on p.id = ph.page_id and p.slug = ${pageSlug},
          generate_series(1, ${BOOKINGS_EACH}) turn
      ), client as (
        insert into clients (id, organizer_id, email, name, created_at)
        select client_id, organizer_id, number || '@example.org', 'Client', starts_at from place
      ), meeting as (
        insert into meetings (id, organizer_id, page_id, starts_at, ends_at, host_ids, created_at)
        select meeting_id, organizer_id, page_id, starts_at, starts_at + interval '30 minutes', array[host_id],
          starts_at from place
      ), occupancy as (
        insert into occupancies (id, organizer_id, meeting_id, host_id, during)
        select gen_random_uuid(), organizer_id, meeting_id, host_id,
          tstzrange(starts_at, starts_at + interval '30 minutes') from place
      )
      insert into bookings (id, organizer_id, page_id, meeting_id, host_id, client_id, revision_id, state, source,
        reference, locale, client_time_zone, host_time_zone, client_name, client_email, duration_minutes,
        amount_minor, currency, ical_uid, created_at, updated_at)
      select gen_random_uuid(), organizer_id, page_id, meeting_id, host_id, client_id, revision_id, 'CONFIRMED',
        'page', number, 'en', 'UTC', 'UTC', 'Client', number || '@example.org', 30, 0, 'EUR', number,
        starts_at, starts_at
      from place`)
  })
  await world.runtime.db.execute(sql`alter table bookings enable trigger bookings_transition`)
  await world.runtime.db.execute(sql`analyze`)
}

/** The month's slots and the statements they took. */
async function readMonth(pageSlug: string) {
  const { runtime } = world
  const queries = (runtime as unknown as { queries: string[] }).queries
  const now = (await runtime.clock.now(runtime.db)).getTime()
  queries.length = 0
  const page = await findPublishedPage({ organizerSlug: "studio", pageSlug }, runtime)
  if (!page) throw new Error("There is no such page.")
  const span = { from: now, to: now + 31 * DAY }
  const found = await findSlots(page, { durationMinutes: 30, span }, runtime)
  if (found.kind !== "slots") throw new Error("The calendars say nothing.")
  return { page, slots: found.slots, queries: [...queries] }
}

test("A month beside 5,000 bookings is read with as few queries for 20 hosts as for 5 and for 1", async () => {
  const [bookings] = await world.runtime.db.execute<{ count: number }>(
    sql`select count(*)::int from bookings`,
  )
  expect(bookings?.count).toBe(20 * BOOKINGS_EACH)
  await readMonth("team-of-1")
  for (const size of TEAMS) {
    const { page, queries } = await readMonth(`team-of-${size}`)
    expect(page.hosts).toHaveLength(size)
    expect(queries, `${size} hosts`).toHaveLength(3)
  }
})

test("What those few queries bring is every host's: bookings of any page, calendars, limits of this one", async () => {
  const hostsAt = async (pageSlug: string, instant: string) => {
    const { slots } = await readMonth(pageSlug)
    return slots.find(({ startsAt }) => startsAt === Date.parse(instant))?.hosts ?? []
  }
  // Sold by the other page at 8:00 until 12 December; calendars are busy at 12:00. All in UTC.
  expect(await hostsAt("team-of-5", "2026-12-10T08:00:00Z")).toHaveLength(0)
  expect(await hostsAt("team-of-5", "2026-12-10T09:00:00Z")).toHaveLength(5)
  expect(await hostsAt("team-of-5", "2026-12-17T08:00:00Z")).toHaveLength(5)
  expect(await hostsAt("team-of-5", "2026-12-17T12:30:00Z")).toHaveLength(0)
  // The page that sold six a day sells no seventh.
  expect(await hostsAt("team-of-20", "2026-12-10T09:00:00Z")).toHaveLength(0)
  expect(await hostsAt("team-of-20", "2026-12-17T09:00:00Z")).toHaveLength(20)
})
