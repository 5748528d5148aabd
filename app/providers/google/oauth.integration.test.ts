import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { systemRandom } from "#app/platform/random.ts"
import type { CalendarPort } from "#app/providers/calendar-port.ts"
import { codeChallengeOf, newCodeVerifier } from "#app/providers/pkce.server.ts"
import { createGoogleCalendar } from "./client.server.ts"
import { startGoogleStandIn, type RunningGoogleStandIn } from "./stand-in/testing.ts"

const STATE = "a+state/with=signs"

let google: RunningGoogleStandIn
let oauth: CalendarPort["oauth"]
let codeVerifier: string

beforeEach(async () => {
  google = await startGoogleStandIn({ now: () => new Date("2026-11-21T10:00:00Z") })
  oauth = clientWith(google.clientSecret)
  codeVerifier = newCodeVerifier(systemRandom)
})

afterEach(() => google.stop())

function clientWith(clientSecret: string): CalendarPort["oauth"] {
  return createGoogleCalendar({
    clientId: google.clientId,
    clientSecret,
    apiBase: google.apiBase,
    oauthBase: google.oauthBase,
    random: systemRandom,
    pause: async () => {},
  }).oauth
}

function authorizationUrl(changes: Record<string, string | null> = {}): string {
  const url = new URL(
    oauth.authorizationUrl({
      redirectUri: google.redirectUri,
      state: STATE,
      codeChallenge: codeChallengeOf(codeVerifier),
      loginHint: "ada@example.com",
    }),
  )
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return url.href
}

/** Sends the consent page's form as a browser without scripts would. */
async function decide(fields: [string, string][], url = authorizationUrl()): Promise<Response> {
  const body = new URLSearchParams([["request", new URL(url).search.slice(1)], ...fields])
  return fetch(`${google.oauthBase}/o/oauth2/v2/auth`, { method: "POST", body, redirect: "manual" })
}

const ticked = (): [string, string][] => oauth.requiredScopes.map((scope) => ["scope", scope])

async function allow(url?: string, scopes = ticked()): Promise<URL> {
  const response = await decide(
    [["account", "ada@example.com"], ["decision", "allow"], ...scopes],
    url,
  )
  expect(response.status).toBe(303)
  return new URL(response.headers.get("location")!)
}

const exchange = (
  callback: URL,
  changes: Partial<{ redirectUri: string; verifier: string }> = {},
) =>
  oauth.exchangeCode({
    code: callback.searchParams.get("code")!,
    redirectUri: changes.redirectUri ?? google.redirectUri,
    codeVerifier: changes.verifier ?? codeVerifier,
  })

describe("connecting a Google calendar", () => {
  it("shows who asks for what, with every permission there to untick, without a script", async () => {
    const page = await (await fetch(authorizationUrl())).text()
    expect(page).toContain("localhost:3000 wants to use your calendar")
    expect(page.match(/type="checkbox"/g)).toHaveLength(oauth.requiredScopes.length)
    expect(page).toContain('value="ada@example.com"')
    expect(page).not.toContain("<script")
  })

  it("gives tokens for what was allowed, and the state back unharmed", async () => {
    const callback = await allow()
    expect(callback.href.startsWith(google.redirectUri)).toBe(true)
    expect(callback.searchParams.get("state")).toBe(STATE)
    const tokens = await exchange(callback)
    expect(tokens.refreshToken).toBeTruthy()
    expect(tokens.expiresInSeconds).toBe(3599)
    expect(oauth.missingScopes(tokens.scopes)).toEqual([])
  })

  it("takes any address that is typed as a new account", async () => {
    const response = await decide([
      ["email", " Grace@Example.org "],
      ["decision", "allow"],
      ...ticked(),
    ])
    await exchange(new URL(response.headers.get("location")!))
    const accounts = (await google.state()).accounts.map(({ email }) => email)
    expect(accounts).toEqual(["grace@example.org"])
    const wrong = await decide([["email", "not an address"], ["decision", "allow"], ...ticked()])
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain("Enter an email address")
  })

  it("says which permissions were unticked", async () => {
    const tokens = await exchange(await allow(authorizationUrl(), ticked().slice(0, 1)))
    expect(oauth.missingScopes(tokens.scopes)).toEqual(oauth.requiredScopes.slice(1))
  })

  it("comes back without a code when it was denied, or nothing was ticked", async () => {
    for (const fields of [
      [["decision", "deny"], ...ticked()],
      [
        ["account", "ada@example.com"],
        ["decision", "allow"],
      ],
    ] as [string, string][][]) {
      const callback = new URL((await decide(fields)).headers.get("location")!)
      expect(callback.searchParams.get("error")).toBe("access_denied")
      expect(callback.searchParams.get("state")).toBe(STATE)
      expect(callback.searchParams.has("code")).toBe(false)
    }
  })

  it("brings a refresh token each time, since consent is asked for each time", async () => {
    const first = await exchange(await allow())
    const second = await exchange(await allow())
    expect(first.refreshToken).not.toBe(second.refreshToken)
    const asLittle = authorizationUrl({ prompt: null })
    expect((await exchange(await allow(asLittle))).refreshToken).toBeNull()
    const online = authorizationUrl({ access_type: "online" })
    expect((await exchange(await allow(online))).refreshToken).toBeNull()
  })

  it("uses a code once, within ten minutes, with its verifier and its address", async () => {
    const broken = { kind: "connection-broken", reason: "invalid_grant" }
    const callback = await allow()
    await exchange(callback)
    await expect(exchange(callback)).rejects.toMatchObject(broken)
    const verifier = newCodeVerifier(systemRandom)
    await expect(exchange(await allow(), { verifier })).rejects.toMatchObject(broken)
    const redirectUri = "http://localhost:3000/elsewhere"
    await expect(exchange(await allow(), { redirectUri })).rejects.toMatchObject({
      kind: "refused",
      reason: "redirect_uri_mismatch",
    })
    const late = await allow()
    await google.control("clock", { advanceMs: 600_000 })
    await expect(exchange(late)).rejects.toMatchObject(broken)
  })

  it.each([
    ["another app", { client_id: "other" }, 401],
    ["an address that is not ours", { redirect_uri: "https://evil.example/callback" }, 400],
    ["an address that only begins like ours", { redirect_uri: "http://localhost:3000/x" }, 400],
    ["a permission Google does not know", { scope: "everything" }, 400],
    ["a plain challenge", { code_challenge_method: "plain" }, 400],
    ["a parameter Google does not know", { surprise: "yes" }, 400],
    ["the implicit flow", { response_type: "token" }, 400],
  ])("shows a page and redirects nowhere for %s", async (_name, changes, status) => {
    const url = authorizationUrl(changes)
    const shown = await fetch(url, { redirect: "manual" })
    expect(shown.status).toBe(status)
    expect(await shown.text()).toContain("Access blocked")
    const sent = await decide(
      [["account", "ada@example.com"], ["decision", "allow"], ...ticked()],
      url,
    )
    expect(sent.status).toBe(status)
    expect(sent.headers.has("location")).toBe(false)
  })

  it("refuses a consent form that another website sent", async () => {
    const body = new URLSearchParams([["request", new URL(authorizationUrl()).search.slice(1)]])
    const response = await fetch(`${google.oauthBase}/o/oauth2/v2/auth`, {
      method: "POST",
      body,
      headers: { origin: "https://evil.example" },
      redirect: "manual",
    })
    expect(response.status).toBe(403)
  })
})

describe("a Google connection", () => {
  it("gives fresh access tokens under one refresh token, many at once", async () => {
    const { refreshToken } = await exchange(await allow())
    const answers = await Promise.all(Array.from({ length: 5 }, () => oauth.refresh(refreshToken!)))
    expect(new Set(answers.map(({ accessToken }) => accessToken)).size).toBe(5)
    expect(answers.every((answer) => answer.refreshToken === null)).toBe(true)
    expect(oauth.missingScopes(answers[0]!.scopes)).toEqual([])
  })

  it("refreshes although Google stumbles at first", async () => {
    const { refreshToken } = await google.grant("ada@example.com")
    await google.control("faults", { kind: "500", times: 2, path: "/token" })
    expect((await oauth.refresh(refreshToken)).accessToken).toBeTruthy()
    await google.control("down", { down: true })
    await expect(oauth.refresh(refreshToken)).rejects.toMatchObject({ kind: "unavailable" })
  })

  it("dies when nobody uses it for half a year", async () => {
    const { refreshToken } = await google.grant("ada@example.com")
    await google.control("clock", { advanceMs: 184 * 86_400_000 })
    await expect(oauth.refresh(refreshToken)).rejects.toMatchObject({ kind: "connection-broken" })
  })

  it("ends with any of its tokens, and ending it again is no failure", async () => {
    const { accessToken, refreshToken } = await google.grant("ada@example.com")
    await oauth.revoke(accessToken)
    await expect(oauth.refresh(refreshToken)).rejects.toMatchObject({ kind: "connection-broken" })
    await oauth.revoke(refreshToken)
    expect((await google.state()).grants).toEqual([])
  })

  it("is not asked to be renewed because our own keys are wrong", async () => {
    const { refreshToken } = await google.grant("ada@example.com")
    const failure: unknown = await clientWith("wrong-secret")
      .refresh(refreshToken)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: "refused", reason: "invalid_client", status: 401 })
    expect(JSON.stringify([String(failure), failure])).not.toContain("secret")
  })
})
