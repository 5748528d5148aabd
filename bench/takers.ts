import { sql, type SQL } from "drizzle-orm"
import { holdSlot } from "#app/features/booking/hold-slot.server.ts"
import { databaseProblem } from "#db/problems.ts"
import type { BenchWorld } from "./world.ts"

export const HALF_HOUR = 1_800_000
const EXCLUSION = "23P01"

export type Want = {
  studio: BenchWorld["studios"][number]
  /** Of half an hour. */
  startsAt: Date
  /** Who asks: two of different numbers are two clients. */
  connection: number
}

/** Takes a time. False when somebody has it; a deadlock, or anything else, is thrown. */
export type Taker = (want: Want) => Promise<boolean>

/**
 * The ways to take a time that are measured beside one another: nothing but the row that the exclusion constraint
 * guards; that row with the one job that no hold can be without; and a whole hold.
 */
export async function createTakers({ runtime }: Pick<BenchWorld, "runtime">) {
  await runtime.db.execute(sql`
    create table bench_occupancies (
      id uuid primary key, organizer_id uuid not null, meeting_id uuid not null, host_id uuid not null,
      during tstzrange not null, exclude using gist (host_id with =, during with &&))`)
  const rowOf = ({ studio, startsAt }: Want): SQL => {
    const endsAt = new Date(startsAt.getTime() + HALF_HOUR)
    return sql`${runtime.ids()}::uuid, ${studio.organizerId}::uuid, ${runtime.ids()}::uuid,
      ${studio.hostId}::uuid, tstzrange(${startsAt.toISOString()}, ${endsAt.toISOString()})`
  }
  const inserted = async (insert: SQL) => {
    try {
      await runtime.db.execute(insert)
      return true
    } catch (error) {
      if (databaseProblem(error)?.code === EXCLUSION) return false
      throw error
    }
  }
  const plain: Taker = (want) =>
    inserted(sql`insert into bench_occupancies values (${rowOf(want)})`)
  // The least a hold can be: its time, and the job that lets it go, in one change.
  const owing: Taker = (want) =>
    inserted(sql`
      with job as (
        select graphile_worker.add_job('release_hold', json_build_object('bookingId', ${runtime.ids()}::text)))
      insert into bench_occupancies select ${rowOf(want)} from job`)
  const hold: Taker = async ({ studio, startsAt, connection }) => {
    const number = startsAt.getTime() / HALF_HOUR
    const result = await holdSlot(
      { kind: "client", bookingId: null },
      {
        organizerSlug: studio.slug,
        pageSlug: "consultation",
        startsAt,
        durationMinutes: 30,
        hostId: null,
        details: {
          name: "Grace Hopper",
          email: `client-${connection}-${number}@example.org`,
          notes: "",
          timeZone: "Europe/Berlin",
          answers: {},
        },
        attempt: `attempt-${connection}-${number}-of-the-bench`,
        revisionId: null,
        clientAddress: `10.0.${connection}.${number % 250}`,
        locale: "en",
        source: "page",
      },
      runtime,
    )
    if (!result.ok && result.problem !== "time-taken") throw new Error(result.problem)
    return result.ok
  }
  return { plain, owing, hold }
}
