import type { BusyInterval, BusyQuery, CallOptions } from "#app/providers/calendar-port.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { freeBusyAnswer } from "./answers.ts"
import { readAnswer, type SendToGoogle } from "./request.server.ts"

/**
 * `freeBusy.query` for one calendar: merged busy times without ids.
 * @throws ProviderFailure `unavailable` when a 200 carries an error for the calendar, or no word of it
 */
export async function listFreeBusy(
  send: SendToGoogle,
  accessToken: string,
  query: BusyQuery,
  options?: CallOptions,
): Promise<BusyInterval[]> {
  const answer = await send(
    accessToken,
    {
      method: "POST",
      path: "/freeBusy",
      body: {
        timeMin: query.from.toISOString(),
        timeMax: query.to.toISOString(),
        items: [{ id: query.calendarExternalId }],
      },
      repeatable: true,
    },
    options,
  )
  const calendar = readAnswer(answer, freeBusyAnswer).calendars[query.calendarExternalId]
  if (!calendar || calendar.errors?.length) {
    throw new ProviderFailure({
      provider: "google",
      kind: "unavailable",
      status: answer.status,
      reason: calendar?.errors?.[0]?.reason ?? "calendar-missing",
    })
  }
  return (calendar.busy ?? [])
    .map(({ start, end }) => ({ startsAt: new Date(start), endsAt: new Date(end) }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}
