import { z } from "zod"
import { scopeTexts } from "./method-scopes.ts"
import type { OAuthSettings } from "./tokens.ts"

const parameters = z.strictObject({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.literal("code"),
  scope: z.string().min(1),
  state: z.string().optional(),
  access_type: z.enum(["online", "offline"]).default("online"),
  prompt: z.enum(["none", "consent", "select_account", "consent select_account"]).optional(),
  include_granted_scopes: z.enum(["true", "false"]).default("false"),
  login_hint: z.string().optional(),
  code_challenge: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  code_challenge_method: z.literal("S256").optional(),
})

export type AuthorizationRequest = z.infer<typeof parameters> & { scopes: string[] }

export type RequestProblem = { status: number; headline: string; sentence: string }

/**
 * Reads what an app sent a browser with. A wrong request is shown to the person and never redirected,
 * since its redirect address cannot be trusted either.
 */
export function readAuthorizationRequest(
  query: URLSearchParams,
  settings: OAuthSettings,
): AuthorizationRequest | RequestProblem {
  const headline = "Access blocked: this app’s request is invalid"
  const problem = (status: number, sentence: string) => ({ status, headline, sentence })
  if (new Set(query.keys()).size !== [...query.keys()].length) {
    return problem(400, "Error 400: invalid_request. A parameter was given twice.")
  }
  const parsed = parameters.safeParse(Object.fromEntries(query))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const name = issue.code === "unrecognized_keys" ? issue.keys[0] : issue.path.join(".")
    return problem(400, `Error 400: invalid_request. Parameter not allowed or missing: ${name}`)
  }
  const request = parsed.data
  if (request.client_id !== settings.clientId) {
    return problem(401, "Error 401: invalid_client. The OAuth client was not found.")
  }
  if (!settings.redirectUris.includes(request.redirect_uri)) {
    return problem(400, "Error 400: redirect_uri_mismatch.")
  }
  if ((request.code_challenge === undefined) !== (request.code_challenge_method === undefined)) {
    return problem(400, "Error 400: invalid_request. Code challenge and method go together.")
  }
  const scopes = [...new Set(request.scope.split(" ").filter(Boolean))]
  const unknown = scopes.find((scope) => !Object.hasOwn(scopeTexts, scope))
  if (unknown) return problem(400, `Error 400: invalid_scope. Unknown: ${unknown}`)
  return { ...request, scopes }
}
