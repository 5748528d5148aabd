import { keepAllHolidays } from "#app/features/schedule/keep-all-holidays.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { payloads } from "#jobs/payloads.ts"

/** Brings the public holidays of every schedule that has a country up to date, two years ahead. */
export async function keep_holidays(payload: unknown, runtime: Runtime): Promise<void> {
  payloads.keep_holidays.parse(payload)
  await keepAllHolidays(runtime)
}
