import { performance } from "node:perf_hooks"
import { sql } from "drizzle-orm"
import { holdSlot } from "#app/features/booking/hold-slot.server.ts"
import type { Row } from "./row.ts"
import { CONNECTIONS, type BenchWorld } from "./world.ts"

const RUN_MS = 4_000
const HALF_HOUR = 1_800_000
/** Half hours that the other inserts do not reach. */
const NEXT_TIMES = 200_000

/** How often `once(connection, turn)` succeeds in a second, sixteen at a time. */
async function perSecond(
  once: (connection: number, turn: number) => Promise<void>,
): Promise<number> {
  const start = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, connection) => {
      for (let turn = 0; performance.now() - start < RUN_MS; turn++) {
        await once(connection, turn)
        done++
      }
    }),
  )
  return (done / (performance.now() - start)) * 1000
}

/**
 * Whole holds, beside nothing but the row that the same constraint guards; and that row with the one job that no
 * hold can be without, which is the most that any way of writing a hold could reach.
 */
export async function benchHolds({ runtime, studios }: BenchWorld): Promise<Row[]> {
  const now = await runtime.clock.now(runtime.db)
  const first = Math.ceil((now.getTime() + 3_600_000) / HALF_HOUR) * HALF_HOUR
  const startOf = (turn: number) => new Date(first + turn * HALF_HOUR)
  const studioOf = (connection: number) => studios[connection % studios.length]!

  await runtime.db.execute(sql`
    create table bench_occupancies (
      id uuid primary key, organizer_id uuid not null, meeting_id uuid not null, host_id uuid not null,
      during tstzrange not null, exclude using gist (host_id with =, during with &&))`)
  const plainTurn = async (connection: number, turn: number) => {
    const { organizerId, hostId } = studioOf(connection)
    const startsAt = startOf(turn)
    const endsAt = new Date(startsAt.getTime() + HALF_HOUR)
    await runtime.db.execute(sql`
      insert into bench_occupancies values (${runtime.ids()}, ${organizerId}, ${runtime.ids()}, ${hostId},
        tstzrange(${startsAt.toISOString()}, ${endsAt.toISOString()}))`)
  }
  // The least a hold can be: its time, and the job that lets it go, in one change.
  const owingTurn = async (connection: number, turn: number) => {
    const { organizerId, hostId } = studioOf(connection)
    const startsAt = startOf(NEXT_TIMES + turn)
    const endsAt = new Date(startsAt.getTime() + HALF_HOUR)
    await runtime.db.execute(sql`
      with job as (
        select graphile_worker.add_job('release_hold', json_build_object('bookingId', ${runtime.ids()}::text)))
      insert into bench_occupancies
      select ${runtime.ids()}::uuid, ${organizerId}::uuid, ${runtime.ids()}::uuid, ${hostId}::uuid,
        tstzrange(${startsAt.toISOString()}, ${endsAt.toISOString()})
      from job`)
  }
  const holdTurn = async (connection: number, turn: number) => {
    const result = await holdSlot(
      { kind: "client", bookingId: null },
      {
        organizerSlug: studioOf(connection).slug,
        pageSlug: "consultation",
        startsAt: startOf(turn),
        durationMinutes: 30,
        hostId: null,
        details: {
          name: "Grace Hopper",
          email: `client-${connection}-${turn}@example.org`,
          notes: "",
          timeZone: "Europe/Berlin",
          answers: {},
        },
        attempt: `attempt-${connection}-${turn}-of-the-bench`,
        revisionId: null,
        clientAddress: `10.0.${connection}.${turn % 250}`,
        locale: "en",
        source: "page",
      },
      runtime,
    )
    if (!result.ok) throw new Error(`The bench was refused a time: ${result.problem}`)
  }
  for (let turn = 0; turn < 5; turn++) await holdTurn(0, 100_000 + turn)
  const holds = await perSecond(holdTurn)
  const plain = await perSecond(plainTurn)
  const owing = await perSecond(owingTurn)
  return [
    {
      name: `holds a second, ${CONNECTIONS} connections, beside the plain insert`,
      value: Math.round(holds),
      unit: "/s",
      comparison: Math.round(plain),
      ratio: holds / plain,
      aim: "ratio ≥ 0.5",
      met: holds / plain >= 0.5,
    },
    {
      name: "plain insert that owes one job in its change, beside the plain insert",
      value: Math.round(owing),
      unit: "/s",
      comparison: Math.round(plain),
      ratio: owing / plain,
    },
  ]
}
