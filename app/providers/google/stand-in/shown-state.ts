import { showEvent } from "./show-event.ts"
import type { StandInState } from "./state.ts"

/**
 * The whole state for looking and for tests, tokens left out: each calendar with the events it has
 * (as the Calendar API shows them) and those that were deleted.
 */
export function shownState(state: StandInState, now: Date, origin: string) {
  return {
    now: now.toISOString(),
    down: state.down,
    faults: state.faults,
    accounts: state.accounts,
    grants: state.refreshTokens.map(({ email, scopes, usedAt }) => ({ email, scopes, usedAt })),
    calendars: state.calendars.map((calendar) => {
      const shown = calendar.events.map((event) =>
        showEvent(event, calendar, { account: calendar.account, origin }),
      )
      return {
        id: calendar.id,
        account: calendar.account,
        summary: calendar.summary,
        timeZone: calendar.timeZone,
        events: shown.filter(({ status }) => status !== "cancelled"),
        deletedEvents: shown.filter(({ status }) => status === "cancelled"),
      }
    }),
    guestMails: state.guestMails,
  }
}

export type ShownState = ReturnType<typeof shownState>
