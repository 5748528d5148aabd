import { isTimeZone } from "./time-zone.ts"

const NAME = "tz"
const YEAR_SECONDS = 31_536_000

/** The zone a client chose before, or null when none is remembered or this runtime does not know it. */
export function rememberedZone(request: Request): string | null {
  const pair = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${NAME}=`))
  if (pair === undefined) return null
  try {
    const zone = decodeURIComponent(pair.slice(NAME.length + 1))
    return isTimeZone(zone) ? zone : null
  } catch {
    return null
  }
}

/**
 * The `Set-Cookie` that remembers a zone for a year. Scripts may read it: a browser's guess must not
 * replace a choice.
 * @param appUrl whether it is https decides, not the request, which a proxy may have unwrapped
 */
export function rememberZone(timeZone: string, appUrl: string): string {
  const secure = appUrl.startsWith("https://") ? "; Secure" : ""
  return `${NAME}=${encodeURIComponent(timeZone)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`
}
