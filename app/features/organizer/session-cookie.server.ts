import { createCookie } from "@remix-run/node"
import { sessionCookieName } from "#app/platform/session-cookie-name.ts"

/**
 * Longer than any session: when a session ends is the database's to say, and it moves on with use.
 * Browsers keep no cookie longer (RFC 6265bis §5.5).
 */
const COOKIE_SECONDS = 400 * 86_400

function sessionCookie(appUrl: string) {
  const secure = appUrl.startsWith("https://")
  return createCookie(sessionCookieName(appUrl), {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
  })
}

/** The session token a request carries, or null. */
export async function readSessionToken(request: Request, appUrl: string): Promise<string | null> {
  const value: unknown = await sessionCookie(appUrl).parse(request.headers.get("Cookie"))
  return typeof value === "string" && /^[\w-]{43}$/.test(value) ? value : null
}

/** The `Set-Cookie` that signs a browser in. */
export function signInCookie(token: string, appUrl: string): Promise<string> {
  return sessionCookie(appUrl).serialize(token, { maxAge: COOKIE_SECONDS })
}

/** The `Set-Cookie` that makes a browser forget its session. */
export function signOutCookie(appUrl: string): Promise<string> {
  return sessionCookie(appUrl).serialize("", { maxAge: 0 })
}
