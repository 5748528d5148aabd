import type { CalendarOAuth, CallOptions, TokenAnswer } from "#app/providers/calendar-port.ts"
import type { createHttp, HttpAnswer } from "#app/providers/http.server.ts"
import { ProviderFailure, type ProviderFailureKind } from "#app/providers/provider-failure.ts"
import { retryAfterMsOf } from "#app/providers/retry-delay.ts"
import { oauthError, tokenAnswer } from "./answers.ts"
import { readAnswer } from "./request.server.ts"
import { missingScopes, requiredScopes } from "./scopes.ts"

export type OAuthClient = {
  clientId: string
  clientSecret: string
  authorizationUrl: string
  tokenUrl: string
  revokeUrl: string
}

/** Google's OAuth 2 for web servers: code flow with client secret and PKCE, offline access. */
export function createGoogleOAuth(
  http: ReturnType<typeof createHttp>,
  client: OAuthClient,
): CalendarOAuth {
  const { clientId, clientSecret } = client

  function post(url: string, form: Record<string, string>, repeatable: boolean, call: CallOptions) {
    return http({
      ...call,
      method: "POST",
      url: new URL(url),
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(form).toString(),
      repeatable,
    })
  }

  async function tokens(form: Record<string, string>, repeatable: boolean, call: CallOptions) {
    const secrets = { client_id: clientId, client_secret: clientSecret }
    const answer = await post(client.tokenUrl, { ...form, ...secrets }, repeatable, call)
    if (answer.status !== 200) throw failureOfTokens(answer, retryAfterMsOf(answer.headers))
    const body = readAnswer(answer, tokenAnswer)
    return {
      accessToken: body.access_token,
      expiresInSeconds: body.expires_in,
      refreshToken: body.refresh_token ?? null,
      scopes: body.scope?.split(" ").filter(Boolean) ?? [],
    } satisfies TokenAnswer
  }

  return {
    requiredScopes,
    missingScopes,

    authorizationUrl({ redirectUri, state, codeChallenge, loginHint }) {
      const url = new URL(client.authorizationUrl)
      url.search = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        scope: requiredScopes.join(" "),
        access_type: "offline",
        // Without it a second connection brings no refresh token.
        prompt: "consent",
        include_granted_scopes: "true",
        state,
        code_challenge: codeChallenge,
        code_challenge_method: "S256",
        ...(loginHint === undefined ? {} : { login_hint: loginHint }),
      }).toString()
      return url.href
    },

    exchangeCode({ code, redirectUri, codeVerifier }, call = {}) {
      const form = { code, redirect_uri: redirectUri, code_verifier: codeVerifier }
      return tokens({ grant_type: "authorization_code", ...form }, false, call)
    },

    refresh(refreshToken, call = {}) {
      // Google does not rotate refresh tokens, so asking twice is harmless.
      return tokens({ grant_type: "refresh_token", refresh_token: refreshToken }, true, call)
    },

    async revoke(token, call = {}) {
      const answer = await post(client.revokeUrl, { token }, true, call)
      if (answer.status === 200 || errorOf(answer) === "invalid_token") return
      throw failureOfTokens(answer, retryAfterMsOf(answer.headers))
    },
  }
}

/** RFC 6749 §5.2 errors: only `invalid_grant` means that the organizer has to act. */
function failureOfTokens(answer: HttpAnswer, retryAfterMs: number | null): ProviderFailure {
  const reason = errorOf(answer)
  let kind: ProviderFailureKind = "refused"
  if (reason === "invalid_grant") kind = "connection-broken"
  else if (answer.status === 429) kind = "rate-limited"
  else if (answer.status >= 500 || answer.status === 408) kind = "unavailable"
  return new ProviderFailure({
    provider: "google",
    kind,
    status: answer.status,
    retryAfterMs,
    reason,
  })
}

function errorOf(answer: HttpAnswer): string | null {
  try {
    return oauthError.parse(JSON.parse(answer.text)).error
  } catch {
    return null
  }
}
