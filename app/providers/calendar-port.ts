/**
 * What Holdfast asks of any calendar provider. Every method takes an access token that the caller has
 * opened and kept fresh, and throws `ProviderFailure` for whatever it could not do.
 */
export type CalendarPort = {
  /** Its name in the database and in addresses, such as `google`. */
  name: string
  oauth: CalendarOAuth
  /** Every calendar on the account's list, all pages, the primary one first. */
  listCalendars(accessToken: string, options?: CallOptions): Promise<CalendarListing[]>
  /**
   * The times that are taken in one calendar between `from` and `to`, ordered by start. Our own events
   * are left out: their time is known from the database. What cannot be read throws: unknown is not free.
   */
  listBusy(accessToken: string, query: BusyQuery, options?: CallOptions): Promise<BusyInterval[]>
  /** One event as it is now; null when it is not there or was deleted. */
  getEvent(
    accessToken: string,
    event: EventAddress,
    options?: CallOptions,
  ): Promise<WrittenEvent | null>
  /** Makes the event under the id we chose, telling nobody. `exists` when the id was ever used. */
  insertEvent(
    accessToken: string,
    calendarExternalId: string,
    event: CalendarEventDraft,
    options?: CallOptions,
  ): Promise<WrittenEvent>
  /**
   * Makes an event equal to the draft, telling nobody, provided that it still carries `etag`:
   * `changed-there` when it was edited since, `not-found` when it is gone.
   */
  patchEvent(
    accessToken: string,
    calendarExternalId: string,
    event: CalendarEventDraft,
    etag: string,
    options?: CallOptions,
  ): Promise<WrittenEvent>
  /** Removes an event, telling nobody. One that is gone already counts as removed. */
  deleteEvent(accessToken: string, event: EventAddress, options?: CallOptions): Promise<void>
  /**
   * The id under which a meeting's event for one host is written. A provider keeps the ids of deleted
   * events, so `attempt` (from 1) makes the next one after a deletion.
   */
  eventIdFor(meetingId: string, hostId: string, attempt: number): string
  /** The iCalendar UID that the provider gives the event of that id. */
  icalUidFor(eventExternalId: string): string
}

/** How an organizer lets us at a calendar: OAuth 2 with PKCE (RFC 7636, S256). */
export type CalendarOAuth = {
  /** Everything the product needs, all asked for at once. */
  requiredScopes: readonly string[]
  /** Those of `requiredScopes` that the organizer did not allow; wider scopes count for narrower ones. */
  missingScopes(granted: readonly string[]): string[]
  /** Where to send the organizer's browser. */
  authorizationUrl(request: AuthorizationRequest): string
  /** Trades the code of a callback for tokens. `connection-broken` when the code is no good. */
  exchangeCode(request: CodeExchange, options?: CallOptions): Promise<TokenAnswer>
  /** A new access token. `connection-broken` when the organizer must connect again. */
  refresh(refreshToken: string, options?: CallOptions): Promise<TokenAnswer>
  /** Ends the grant behind a token. A token that is dead already counts as ended. */
  revoke(token: string, options?: CallOptions): Promise<void>
}

export type AuthorizationRequest = {
  redirectUri: string
  state: string
  /** base64url of the SHA-256 of the code verifier. */
  codeChallenge: string
  /** The address the organizer probably wants to connect. */
  loginHint?: string
}

export type CodeExchange = { code: string; redirectUri: string; codeVerifier: string }

export type TokenAnswer = {
  accessToken: string
  expiresInSeconds: number
  /** Null when the provider gave none: then the one we have stays good. */
  refreshToken: string | null
  scopes: string[]
}

/** How long a caller is ready to wait: for one answer, and altogether. */
export type CallOptions = {
  /** Ends the call, its waits and its repeats. */
  signal?: AbortSignal
  /** For each attempt. */
  timeoutMs?: number
}

export type CalendarListing = {
  externalId: string
  name: string
  /** IANA zone of the calendar; null when the provider names none. */
  timeZone: string | null
  accessRole: "freeBusyReader" | "reader" | "writer" | "owner"
  /** The account's own calendar. Google: its id is the account's email address. */
  primary: boolean
  mayListEvents: boolean
  mayWrite: boolean
}

export type BusyQuery = {
  calendarExternalId: string
  from: Date
  to: Date
  /** This installation's id: events that carry it are ours and are left out. */
  ours: string
  /** As in the calendar's listing; where events may not be listed, merged busy times are asked for. */
  mayListEvents: boolean
}

/** Half open: `startsAt` is taken, `endsAt` is not. */
export type BusyInterval = { startsAt: Date; endsAt: Date }

export type EventAddress = { calendarExternalId: string; eventExternalId: string }

export type CalendarEventDraft = {
  /** Chosen by us, with `eventIdFor`. */
  externalId: string
  /** A hold is tentative and takes the time all the same. */
  status: "tentative" | "confirmed"
  summary: string
  /** Empty when there is none. */
  description: string
  /** Empty when there is none. */
  location: string
  startsAt: Date
  endsAt: Date
  /** IANA zone in which the host reads the event. */
  timeZone: string
  attendee: { email: string; name: string } | null
  /** The meeting that this event stands for, kept with the event and seen by us alone. */
  bookingMeetingId: string
  /** The installation that wrote it, by which we know our own events again. */
  installationId: string
}

export type WrittenEvent = {
  externalId: string
  /** Changes with every edit, ours and theirs. */
  etag: string
  icalUid: string
  status: "tentative" | "confirmed"
  /** Where the host can look at it; null when the provider names no address. */
  htmlLink: string | null
  /** Null when somebody made it an all-day event. */
  startsAt: Date | null
  endsAt: Date | null
  attendeeEmails: string[]
  /** Null when it is not ours. */
  bookingMeetingId: string | null
  installationId: string | null
}
