import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"
import { bookingLists } from "./booking-lists.ts"
import { TEAM_SLUG } from "./month-world.ts"
import { pairedMedians } from "./paired-medians.ts"
import type { Row } from "./row.ts"

const ROUNDS = 30

/** The admin's lists of an organizer's bookings, one with 200,000 of them in a database of a million beside a thousand. */
export async function bookingListRows(many: Runtime, few: Runtime): Promise<Row[]> {
  const rows: Row[] = []
  const [idOfMany, idOfFew] = [await teamOf(many), await teamOf(few)]
  for (const { name, query } of bookingLists) {
    const now = await many.clock.now(many.db)
    const [value, comparison] = await pairedMedians(
      () => query(idOfMany, now, many),
      () => query(idOfFew, now, few),
      ROUNDS,
    )
    rows.push({
      name: `bookings list, ${name}, 200,000 of a million beside a thousand`,
      ...{ unit: "ms", value, comparison, ratio: value / comparison },
      aim: "≤ 100 ms",
      met: value <= 100,
    })
  }
  return rows
}

async function teamOf({ db }: Runtime): Promise<string> {
  const [team] = await db.execute<{ id: string }>(
    sql`select id from organizers where slug = ${TEAM_SLUG}`,
  )
  return team?.id ?? ""
}
