import { paths, type BookingPageQuery, type CarriedQuery } from "#app/paths.ts"
import type { ShownPage } from "./queries.server.ts"

/** What an address says besides the choice that a link makes: all of it is kept. */
export type KeptChoices = {
  durationMinutes: number
  /** As the address names it; null when it names none. */
  timeZone: string | null
  resume: string | null
  preview: string | null
  /** The id of the host that was picked; null for anybody. */
  host: string | null
  carried: CarriedQuery
  /** The month and day that the address names: another length or host is looked at on the same day. */
  day: { month: string | null; date: string | null }
}

export type PageAddresses = ReturnType<typeof pageAddresses>

/** Where each choice on a booking page leads. */
export function pageAddresses(
  page: Pick<ShownPage, "organizer" | "page" | "revision">,
  { durationMinutes, timeZone, resume, preview, host, carried, day }: KeptChoices,
) {
  const at = [page.organizer.slug, page.page.slug] as const
  const isFirst = page.revision.content.durations[0]?.minutes === durationMinutes
  const duration = isFirst ? null : durationMinutes
  const kept = { timeZone, duration, host, resume, preview }
  const here = (query: BookingPageQuery) => paths.bookingPage(...at, { ...kept, ...query }, carried)
  const fields = (choices: Record<string, string | number | null>) =>
    Object.fromEntries(
      Object.entries({ ...choices, ...carried })
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [name, String(value)]),
    )
  return {
    day: (month: string, date: string | null) =>
      `${here({ month, date })}${date === null ? "" : "#times"}`,
    // A draft is looked at, not booked: its times lead nowhere else.
    time: (startsAt: Date, date: string) =>
      preview === null
        ? paths.bookingForm(
            ...at,
            {
              start: startsAt.toISOString().replace(".000Z", "Z"),
              duration: durationMinutes,
              host,
              timeZone,
              resume,
            },
            carried,
          )
        : `${here({ month: date.slice(0, 7), date })}#times-${startsAt.getTime()}`,
    duration: (minutes: number) => here({ ...day, duration: minutes }),
    host: (hostId: string | null) => here({ ...day, host: hostId }),
    /** Forms that change one choice by GET: where to, and the others as hidden fields. */
    zoneForm: {
      action: paths.bookingPage(...at),
      keep: fields({ duration, host, resume, preview }),
    },
    hostForm: {
      action: paths.bookingPage(...at),
      keep: fields({ ...day, timeZone, duration, resume, preview }),
    },
  }
}
