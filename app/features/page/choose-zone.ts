import { isTimeZone } from "#app/platform/time-zone.ts"
import type { ShownPage } from "./queries.server.ts"

/** In which zone a client reads times, and whether they chose it. */
export type ChosenZone = { timeZone: string; isZoneChosen: boolean }

/**
 * The client's zone: what the address says, else what they chose before, else the schedule's own. A zone
 * nobody knows is passed over.
 */
export function chooseZone(
  page: Pick<ShownPage, "hosts" | "organizer">,
  { asked, remembered }: { asked: string | null; remembered: string | null },
): ChosenZone {
  for (const timeZone of [asked, remembered]) {
    if (isTimeZone(timeZone)) return { timeZone, isZoneChosen: true }
  }
  return {
    timeZone: page.hosts[0]?.timeZone ?? page.organizer.timeZone,
    isZoneChosen: false,
  }
}
