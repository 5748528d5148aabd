import { asc, eq, isNotNull } from "drizzle-orm"
import { schedules } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { keepHolidays } from "./keep-holidays.server.ts"

/** Brings the holidays of every schedule with a country up to date, each in its own transaction. */
export async function keepAllHolidays({ db, clock }: Pick<Runtime, "db" | "clock">): Promise<void> {
  const due = await db
    .select({ id: schedules.id })
    .from(schedules)
    .where(isNotNull(schedules.holidayCountry))
    .orderBy(asc(schedules.id))
  for (const { id } of due) {
    await inTransaction(db, async (tx) => {
      const [schedule] = await tx.select().from(schedules).where(eq(schedules.id, id)).for("update")
      if (schedule) await keepHolidays(tx, schedule, await clock.now(tx))
    })
  }
}
