/** Why a calendar could not be connected or chosen: the status it answers, and the text the organizer reads. */
export const calendarProblems = {
  /** The provider has no keys here, or is unknown. */
  "not-set-up": { status: 404, messageKey: "calendars.problems.notSetUp" },
  "not-found": { status: 404, messageKey: "calendars.problems.notFound" },
  /** The state of a callback is missing, altered, another session's, used or too old. */
  "state-invalid": { status: 400, messageKey: "calendars.problems.stateInvalid" },
  "consent-denied": { status: 400, messageKey: "calendars.problems.consentDenied" },
  "scopes-missing": { status: 400, messageKey: "calendars.problems.scopesMissing" },
  "code-refused": { status: 400, messageKey: "calendars.problems.codeRefused" },
  "no-refresh-token": { status: 400, messageKey: "calendars.problems.noRefreshToken" },
  "no-calendars": { status: 400, messageKey: "calendars.problems.noCalendars" },
  "provider-silent": { status: 503, messageKey: "calendars.problems.providerSilent" },
  "destination-read-only": { status: 400, messageKey: "calendars.problems.destinationReadOnly" },
} as const

export type CalendarProblem = keyof typeof calendarProblems
