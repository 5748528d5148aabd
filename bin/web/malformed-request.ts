type RequestHead = { method?: string | undefined; url?: string | undefined } & {
  headers: Record<string, string | string[] | undefined>
}

/** A `Request` cannot even be made with one of these (https://fetch.spec.whatwg.org/#forbidden-method). */
const forbiddenMethods = new Set(["CONNECT", "TRACE", "TRACK"])

/** Remix hands these to the same action as a POST, although no form of ours sends them. */
const notOfForms = new Set(["PUT", "PATCH", "DELETE"])

/** `host` or `host:port` of RFC 3986 §3.2, with no user and no path beside it. */
function isHost(host: string): boolean {
  return /^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d*)?$/i.test(host) && URL.canParse(`http://${host}`)
}

/** Percent signs that stand for nothing: whoever decodes the path fails, and says in the log what it was. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/**
 * Finds what Remix would answer with an empty 500 and a stack in the log, before any code of ours runs: a
 * forbidden method, a host that makes no address, or an address in another form than a path. A null byte
 * in the path is among it: no row of Postgres can hold one, so that asking for it fails. So is a method that
 * would send a form without being the POST of its page, and a query with `_data`, by which Remix's scripts of before
 * asked for one loader's data: none of ours does.
 *
 * @returns the status to refuse it with, or null when it may go on
 */
export function findMalformation({ method, url, headers }: RequestHead): 400 | 405 | null {
  if (forbiddenMethods.has(method ?? "")) return 405
  if (notOfForms.has(method ?? "") && !url?.startsWith("/api/")) return 405
  const [path = "", ...query] = (url ?? "").split("?")
  if (!path.startsWith("/") || path.includes("%00") || !isDecodable(path)) return 400
  if (new URLSearchParams(query.join("?")).has("_data")) return 400
  for (const name of ["host", "x-forwarded-host"]) {
    const host = String(headers[name] ?? "")
      .split(",", 1)[0]
      ?.trim()
    if (host && !isHost(host)) return 400
  }
  return null
}
