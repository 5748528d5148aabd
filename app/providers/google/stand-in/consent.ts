import { z } from "zod"
import { SUGGESTED_ACCOUNTS } from "./accounts.ts"
import { readAuthorizationRequest, type AuthorizationRequest } from "./authorization-request.ts"
import { html } from "./html.ts"
import { scopeTexts } from "./method-scopes.ts"
import { page, problemPage } from "./page.ts"
import { issueCode, type TokenCall } from "./tokens.ts"

export type ConsentCall = TokenCall & { verb: string; url: URL }

const email = z.email().max(254)

/**
 * The authorization endpoint: asks which account and which permissions, each of which can be unticked,
 * and sends the browser back with a code, or with `access_denied`.
 */
export function answerConsent(call: ConsentCall): Response {
  const form = call.verb === "POST" ? new URLSearchParams(call.body) : null
  const asked = form ? new URLSearchParams(form.get("request") ?? "") : call.url.searchParams
  const request = readAuthorizationRequest(asked, call.settings)
  if ("sentence" in request) return problemPage(request.status, request.headline, request.sentence)
  if (!form) {
    if (request.prompt === "none") return back(request, { error: "interaction_required" })
    return consentPage(call, request, asked, null)
  }
  if (form.get("decision") === "deny") return back(request, { error: "access_denied" })
  const typed = (form.get("email") ?? "").trim().toLowerCase()
  const account = email.safeParse(typed || form.get("account"))
  if (!account.success) {
    return consentPage(call, request, asked, "Enter an email address, or choose an account.")
  }
  const granted = request.scopes.filter((scope) => form.getAll("scope").includes(scope))
  if (granted.length === 0) return back(request, { error: "access_denied" })
  return allow(call, request, account.data, granted)
}

function allow(
  call: ConsentCall,
  request: AuthorizationRequest,
  account: string,
  granted: string[],
): Response {
  const earlier = call.state.refreshTokens.filter((token) => token.email === account)
  const before = request.include_granted_scopes === "true" ? earlier : []
  const scopes = [...new Set([...granted, ...before.flatMap((token) => token.scopes)])]
  const asksAgain = request.prompt?.includes("consent") ?? false
  const code = issueCode(call, {
    email: account,
    redirectUri: request.redirect_uri,
    scopes,
    codeChallenge: request.code_challenge ?? null,
    givesRefreshToken: request.access_type === "offline" && (asksAgain || earlier.length === 0),
  })
  return back(request, { code, scope: scopes.join(" "), authuser: "0", prompt: "consent" })
}

function back(request: AuthorizationRequest, answer: Record<string, string>): Response {
  const target = new URL(request.redirect_uri)
  if (request.state !== undefined) target.searchParams.set("state", request.state)
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value)
  return new Response(null, { status: 303, headers: { location: target.href } })
}

function consentPage(
  call: ConsentCall,
  request: AuthorizationRequest,
  asked: URLSearchParams,
  error: string | null,
): Response {
  const known = call.state.accounts.map((account) => account.email)
  const hint = email.safeParse(request.login_hint?.toLowerCase())
  const accounts = [
    ...new Set([...(hint.success ? [hint.data] : []), ...known, ...SUGGESTED_ACCOUNTS]),
  ]
  const app = new URL(request.redirect_uri).host
  const body = html`<form
    method="post"
    action="/google/o/oauth2/v2/auth"
    class="card narrow fields"
  >
    <div>
      <h1>${app} wants to use your calendar</h1>
      <p class="soft">Choose an account, and what ${app} may do with it.</p>
    </div>
    ${error ? html`<p class="error" role="alert">${error}</p>` : null}
    <input type="hidden" name="request" value="${asked.toString()}" />
    <fieldset>
      <legend>Account</legend>
      ${accounts.map(
        (account, index) =>
          html`<label class="check"
            ><input
              type="radio"
              name="account"
              value="${account}"
              ${index === 0 ? html`checked` : null}
            />${account}</label
          >`,
      )}
      <label>Another account <input type="email" name="email" autocomplete="off" /></label>
    </fieldset>
    <fieldset>
      <legend>${app} may</legend>
      ${request.scopes.map(
        (scope) =>
          html`<label class="check"
            ><input
              type="checkbox"
              name="scope"
              value="${scope}"
              checked
            />${scopeTexts[scope]!}</label
          >`,
      )}
    </fieldset>
    <div class="buttons">
      <button name="decision" value="deny">Deny</button>
      <button name="decision" value="allow" class="go">Allow</button>
    </div>
  </form>`
  return page("Choose an account", body, error ? 400 : 200)
}
