import { timingSafeEqual } from "node:crypto"
import type { RandomBytes } from "#app/platform/random.ts"
import { codeChallengeOf } from "#app/providers/pkce.server.ts"
import { accountOf } from "./accounts.ts"
import { hashOf, newSecret } from "./secret-hash.ts"
import type { StandInState } from "./state.ts"

export type OAuthSettings = { clientId: string; clientSecret: string; redirectUris: string[] }

export type TokenCall = {
  state: StandInState
  settings: OAuthSettings
  now: Date
  random: RandomBytes
  headers: Headers
  body: string
}

const ACCESS_SECONDS = 3600
const CODE_MINUTES = 10
/** A refresh token that nobody used for this long is dead. */
const UNUSED_DAYS = 183

const fail = (status: number, error: string, description: string) =>
  Response.json({ error, error_description: description }, { status })

/** A code for one exchange, within ten minutes. */
export function issueCode(
  call: Pick<TokenCall, "state" | "now" | "random">,
  grant: Omit<StandInState["codes"][number], "hash" | "expiresAt">,
): string {
  const code = newSecret("4/0", call.random)
  const expiresAt = new Date(call.now.getTime() + CODE_MINUTES * 60_000).toISOString()
  call.state.codes.push({ ...grant, hash: hashOf(code), expiresAt })
  return code
}

/** Tokens for an account, as a code's exchange and a refresh give them. */
export function issueTokens(
  call: Pick<TokenCall, "state" | "now" | "random">,
  email: string,
  scopes: string[],
  givesRefreshToken: boolean,
) {
  const { state, now } = call
  accountOf(state, email)
  state.accessTokens = state.accessTokens.filter(({ expiresAt }) => new Date(expiresAt) > now)
  const accessToken = newSecret("ya29.", call.random)
  const expiresAt = new Date(now.getTime() + ACCESS_SECONDS * 1000).toISOString()
  state.accessTokens.push({ hash: hashOf(accessToken), email, scopes, expiresAt })
  const refreshToken = givesRefreshToken ? newSecret("1//0", call.random) : null
  if (refreshToken) {
    const usedAt = now.toISOString()
    state.refreshTokens.push({ hash: hashOf(refreshToken), email, scopes, usedAt })
  }
  return {
    access_token: accessToken,
    expires_in: ACCESS_SECONDS - 1,
    ...(refreshToken ? { refresh_token: refreshToken } : {}),
    scope: scopes.join(" "),
    token_type: "Bearer",
  }
}

/** The token endpoint (RFC 6749 §4.1.3 and §6, RFC 7636 §4.5). */
export function answerToken(call: TokenCall): Response {
  const form = readForm(call)
  if (!form) return fail(400, "invalid_request", "Bad Request")
  const { settings } = call
  const secret = form.get("client_secret") ?? ""
  if (form.get("client_id") !== settings.clientId || !isSame(secret, settings.clientSecret)) {
    return fail(401, "invalid_client", "The OAuth client was not found.")
  }
  if (form.get("grant_type") === "authorization_code") return exchange(call, form)
  if (form.get("grant_type") === "refresh_token") return refresh(call, form)
  return fail(400, "unsupported_grant_type", "Invalid grant_type")
}

function exchange(call: TokenCall, form: URLSearchParams): Response {
  const { state, now } = call
  const hash = hashOf(form.get("code") ?? "")
  const code = state.codes.find((candidate) => candidate.hash === hash)
  state.codes = state.codes.filter((candidate) => candidate.hash !== hash)
  if (!code || new Date(code.expiresAt) <= now) {
    return fail(400, "invalid_grant", "Malformed auth code.")
  }
  if (form.get("redirect_uri") !== code.redirectUri) {
    return fail(400, "redirect_uri_mismatch", "Bad Request")
  }
  const verifier = form.get("code_verifier")
  if (code.codeChallenge !== null && !verifier) {
    return fail(400, "invalid_grant", "Missing code verifier.")
  }
  if (code.codeChallenge !== null && codeChallengeOf(verifier!) !== code.codeChallenge) {
    return fail(400, "invalid_grant", "Invalid code verifier.")
  }
  return answerTokens(issueTokens(call, code.email, code.scopes, code.givesRefreshToken))
}

function refresh(call: TokenCall, form: URLSearchParams): Response {
  const { state, now } = call
  const hash = hashOf(form.get("refresh_token") ?? "")
  const token = state.refreshTokens.find((candidate) => candidate.hash === hash)
  const dead = token && now.getTime() - Date.parse(token.usedAt) > UNUSED_DAYS * 86_400_000
  if (!token || dead) {
    return fail(400, "invalid_grant", "Token has been expired or revoked.")
  }
  token.usedAt = now.toISOString()
  return answerTokens(issueTokens(call, token.email, token.scopes, false))
}

/** The revocation endpoint: any token of a grant ends the whole grant. */
export function answerRevoke(call: TokenCall): Response {
  const hash = hashOf(readForm(call)?.get("token") ?? "")
  const { accessTokens, refreshTokens } = call.state
  const token = [...accessTokens, ...refreshTokens].find((candidate) => candidate.hash === hash)
  if (!token) return fail(400, "invalid_token", "Token expired or revoked")
  revokeGrant(call.state, token.email)
  return Response.json({})
}

/** Ends everything an account has granted, as its owner can do in their account's settings. */
export function revokeGrant(state: StandInState, email: string): void {
  state.accessTokens = state.accessTokens.filter((token) => token.email !== email)
  state.refreshTokens = state.refreshTokens.filter((token) => token.email !== email)
  state.codes = state.codes.filter((code) => code.email !== email)
}

const FORM_NAMES = new Set([
  "client_id",
  "client_secret",
  "code",
  "code_verifier",
  "grant_type",
  "redirect_uri",
  "refresh_token",
  "token",
])

function readForm(call: TokenCall): URLSearchParams | null {
  const type = call.headers.get("content-type") ?? ""
  if (!type.startsWith("application/x-www-form-urlencoded")) return null
  const form = new URLSearchParams(call.body)
  const names = [...form.keys()]
  const strange = names.some((name) => !FORM_NAMES.has(name) || form.getAll(name).length > 1)
  return strange ? null : form
}

function answerTokens(body: ReturnType<typeof issueTokens>): Response {
  return Response.json(body, { headers: { "cache-control": "no-store" } })
}

function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(wanted)))
}
