import type { RandomBytes } from "#app/platform/random.ts"
import { badCredentials, notFound, scopeInsufficient } from "./google-problem.ts"
import { methodScopes, OWNED_ONLY, type MethodName } from "./method-scopes.ts"
import { hashOf } from "./secret-hash.ts"
import type { AccessRole, StandInState, StoredCalendar } from "./state.ts"

/** One call of the Calendar API, with everything its method may look at. */
export type ApiCall = {
  state: StandInState
  now: Date
  random: RandomBytes
  /** The stand-in's own origin. */
  origin: string
  method: MethodName
  url: URL
  headers: Headers
  body: string
  /** Decoded parts of the path. */
  calendarId: string
  eventId: string
}

/** Whose token it is, after checking that it lives and reaches the method. */
export type Caller = { email: string; scopes: string[] }

export function callerOf(call: ApiCall): Caller {
  const token = /^Bearer (\S+)$/i.exec(call.headers.get("authorization") ?? "")?.[1]
  const hash = token === undefined ? null : hashOf(token)
  const known = call.state.accessTokens.find((candidate) => candidate.hash === hash)
  if (!known || new Date(known.expiresAt) <= call.now) throw badCredentials()
  const accepted: readonly string[] = methodScopes[call.method]
  if (!known.scopes.some((scope) => accepted.includes(scope))) {
    throw scopeInsufficient(`calendar.v3.${call.method}`)
  }
  return { email: known.email, scopes: known.scopes }
}

export type OpenCalendar = { calendar: StoredCalendar; accessRole: AccessRole; caller: Caller }

/** The calendar a call names (`primary` is the account's own), if it is on the account's list. */
export function calendarOf(call: ApiCall, calendarId = call.calendarId): OpenCalendar {
  const caller = callerOf(call)
  const account = call.state.accounts.find(({ email }) => email === caller.email)
  const entry = account?.calendars.find(({ id, primary }) =>
    calendarId === "primary" ? primary : id === calendarId,
  )
  const calendar = call.state.calendars.find(({ id }) => id === entry?.id)
  if (!entry || !calendar) throw notFound()
  const accepted: readonly string[] = methodScopes[call.method]
  const reaching = caller.scopes.filter((scope) => accepted.includes(scope))
  if (entry.accessRole !== "owner" && reaching.every((scope) => OWNED_ONLY.has(scope))) {
    throw scopeInsufficient(`calendar.v3.${call.method}`)
  }
  return { calendar, accessRole: entry.accessRole, caller }
}
