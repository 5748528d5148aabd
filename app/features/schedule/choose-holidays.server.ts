import { and, eq } from "drizzle-orm"
import { scheduleOverrides, schedules } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findLockedSchedule } from "./find-locked-schedule.server.ts"
import { keepHolidays } from "./keep-holidays.server.ts"
import {
  listHolidayCountries,
  listHolidayRegions,
  type HolidayPlace,
} from "./public-holidays.server.ts"
import { recordScheduleChange } from "./record-schedule-change.server.ts"

/** Whose holidays are closed: a country by ISO 3166-1, and one of its regions; null for none. */
export type ChosenHolidays = { country: string | null; region: string | null }

export type ChooseHolidaysResult =
  | { ok: true }
  | { ok: false; problem: "not-found" | "country-unknown" | "region-unknown" }
  /** Somebody chose others meanwhile: nothing was written, and this is what stands there now. */
  | { ok: false; problem: "changed-meanwhile"; theirs: ChosenHolidays }

/**
 * Closes a schedule on the public holidays of a country (ISO 3166-1) or one of its regions, this year and
 * the next two. Without a country those that were put there go again. Own overrides stay as they are, and
 * so does what was said about days that are worked on.
 * @param input `basedOn` is what was chosen when the form was shown
 */
export async function chooseHolidays(
  actor: Actor & { kind: "user" },
  input: ChosenHolidays & { scheduleId: string; basedOn?: ChosenHolidays },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<ChooseHolidaysResult> {
  const { scheduleId, country } = input
  const region = country === null ? null : input.region
  const isThere = (places: HolidayPlace[], wanted: string) =>
    places.some(({ code }) => code === wanted)
  if (country !== null && !isThere(await listHolidayCountries("en"), country)) {
    return { ok: false, problem: "country-unknown" }
  }
  if (country && region && !isThere(await listHolidayRegions(country, "en"), region)) {
    return { ok: false, problem: "region-unknown" }
  }
  return inTransaction(db, async (tx) => {
    const schedule = await findLockedSchedule(tx, actor.organizerId, scheduleId)
    if (!schedule) return { ok: false, problem: "not-found" }
    const { holidayCountry, holidayRegion } = schedule
    const theirs = { country: holidayCountry, region: holidayRegion }
    const { basedOn } = input
    const isStale =
      basedOn && (basedOn.country !== theirs.country || basedOn.region !== theirs.region)
    if (isStale && (theirs.country !== country || theirs.region !== region)) {
      return { ok: false, problem: "changed-meanwhile", theirs }
    }
    const chosen = { holidayCountry: country, holidayRegion: region }
    await tx.update(schedules).set(chosen).where(eq(schedules.id, scheduleId))
    if (country === null) {
      const { scheduleId: ofSchedule, kind } = scheduleOverrides
      await tx.delete(scheduleOverrides).where(and(eq(ofSchedule, scheduleId), eq(kind, "holiday")))
    }
    const at = await clock.now(tx)
    await keepHolidays(tx, { ...schedule, ...chosen }, at)
    const detail = { country, region }
    const change = { scheduleId, action: "schedule.holidays-chosen", at, detail }
    await recordScheduleChange(tx, actor, change, { ids })
    return { ok: true }
  })
}
