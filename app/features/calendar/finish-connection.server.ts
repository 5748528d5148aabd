import { absolute, paths } from "#app/paths.ts"
import type { CalendarListing, TokenAnswer } from "#app/providers/calendar-port.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { UserActor } from "./allowed-hosts.server.ts"
import { VERIFIER_PURPOSE } from "./begin-connection.server.ts"
import { findCalendarPort } from "./connection.server.ts"
import type { CalendarProblem } from "./problems.ts"
import { storeConnection } from "./store-connection.server.ts"
import { spendState } from "./spend-state.server.ts"

export type FinishConnectionResult =
  { ok: true; connectionId: string } | { ok: false; problem: CalendarProblem }

type Refused = { ok: false; problem: CalendarProblem }
const refused = (problem: CalendarProblem): Refused => ({ ok: false, problem })

/**
 * Ends what `beginConnection` began: trades the code for tokens, sees that every permission was given, lists
 * the account's calendars, and keeps connection and calendars. Nothing is kept of a connection that could
 * not be refreshed or lacks a permission. Connecting an account again mends its connection.
 *
 * @param input what the provider sent back, and the session that it came back in; `provider` is the address's,
 *   null for the address that serves any
 */
export async function finishConnection(
  actor: UserActor,
  input: {
    sessionId: string
    provider: string | null
    state: string | null
    code: string | null
    error: string | null
  },
  runtime: Runtime,
): Promise<FinishConnectionResult> {
  const begun = await spendState(actor, input, runtime)
  if (!begun) return refused("state-invalid")
  const port = findCalendarPort(runtime, begun.provider)
  if (!port) return refused("not-set-up")
  if (input.error !== null || !input.code) return refused("consent-denied")
  const codeVerifier = runtime.keyring.open(VERIFIER_PURPOSE, begun.id, begun.sealedVerifier)
  const redirectUri = absolute(runtime.env.appUrl, paths.connectCallback(port.name))
  let tokens: TokenAnswer
  let listings: CalendarListing[]
  try {
    tokens = await port.oauth.exchangeCode({ code: input.code, redirectUri, codeVerifier })
    if (port.oauth.missingScopes(tokens.scopes).length > 0) return refused("scopes-missing")
    listings = await port.listCalendars(tokens.accessToken)
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error
    runtime.log.warn({ provider: error.provider, kind: error.kind }, "calendar not connected")
    return refused(problemOf(error))
  }
  const primary = listings.find((listing) => listing.primary)
  if (!primary) return refused("no-calendars")
  const { organizerId, hostId } = begun
  const account = primary.externalId
  const granted = { organizerId, hostId, provider: "google" as const, account, tokens, listings }
  return await storeConnection(actor, granted, runtime)
}

function problemOf(failure: ProviderFailure): CalendarProblem {
  if (failure.kind === "missing-scope") return "scopes-missing"
  if (failure.kind === "unavailable" || failure.kind === "rate-limited") return "provider-silent"
  return "code-refused"
}
