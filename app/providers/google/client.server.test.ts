import { describe, expect, it } from "vitest"
import { createGoogleCalendar } from "./client.server.ts"

/** A client of the real Google whose requests go nowhere, and the addresses it asked. */
function realClient(bases: { apiBase?: string; oauthBase?: string } = {}) {
  const asked: string[] = []
  const client = createGoogleCalendar({
    clientId: "ours.apps.googleusercontent.com",
    clientSecret: "GOCSPX-secret",
    random: (size) => new Uint8Array(size),
    retries: 0,
    fetch: async (input) => {
      asked.push(String(input))
      throw new TypeError("no network here")
    },
    ...bases,
  })
  return { client, asked }
}

const request = {
  redirectUri: "https://book.example.com/integrations/google/callback",
  state: "a+b/c==",
  codeChallenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
}

describe("Google Calendar", () => {
  it("is asked for lasting consent, with PKCE and the secret kept at home", () => {
    const url = new URL(realClient().client.oauth.authorizationUrl(request))
    expect(url.origin + url.pathname).toBe("https://accounts.google.com/o/oauth2/v2/auth")
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: "ours.apps.googleusercontent.com",
      redirect_uri: request.redirectUri,
      response_type: "code",
      scope:
        "https://www.googleapis.com/auth/calendar.calendarlist.readonly " +
        "https://www.googleapis.com/auth/calendar.events " +
        "https://www.googleapis.com/auth/calendar.events.freebusy",
      access_type: "offline",
      prompt: "consent",
      include_granted_scopes: "true",
      state: request.state,
      code_challenge: request.codeChallenge,
      code_challenge_method: "S256",
    })
  })

  it("lives at Google's own addresses unless told otherwise, with no token in any", async () => {
    const { client, asked } = realClient()
    await Promise.allSettled([
      client.oauth.refresh("1//secret"),
      client.oauth.revoke("1//secret"),
      client.listCalendars("ya29.secret"),
      client.getEvent("ya29.secret", {
        calendarExternalId: "en.german#holiday@group.v.calendar.google.com",
        eventExternalId: "abc12/../other",
      }),
    ])
    expect(asked).toEqual([
      "https://oauth2.googleapis.com/token",
      "https://oauth2.googleapis.com/revoke",
      "https://www.googleapis.com/calendar/v3/users/me/calendarList?maxResults=250",
      "https://www.googleapis.com/calendar/v3/calendars/en.german%23holiday%40group.v.calendar.google.com/events/abc12%2F..%2Fother",
    ])
  })

  it("refuses to send tokens over plain http, except on this machine", () => {
    expect(() => realClient({ apiBase: "http://calendar.example.com" })).toThrow(/https/)
    expect(() => realClient({ oauthBase: "http://calendar.example.com" })).toThrow(/https/)
    expect(() => realClient({ apiBase: "http://localhost:3001/google" })).not.toThrow()
  })
})
