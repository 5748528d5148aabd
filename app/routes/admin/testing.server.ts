import type { TestRuntime } from "#app/features/organizer/testing.server.ts"
import { openSession } from "#app/features/organizer/open-session.server.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import { serve, serveWorld, type RouteModule, type ServedRoute } from "#app/testing-server.ts"

const files = import.meta.glob<RouteModule>(
  ["../admin*/route.tsx", "../admin.calendars*.tsx", "!../**/*.test.tsx"],
  { eager: true },
)

/** Every route of the admin by its file's name, as `admin.pages.$pageId._index`. */
export const adminRoutes = new Map(
  Object.entries(files).map(([file, module]) => [
    // The layout beside this file is `./route.tsx` to it.
    file
      .replace(/^\.\//, "admin/")
      .replace(/^\.\.\//, "")
      .replace(/(\/route)?\.tsx$/, ""),
    module,
  ]),
)

/** The address of a route by its file's name, parameters as `:name`. */
export function addressOf(name: string): string {
  const parts = name.split(".").filter((part) => part !== "_index")
  return parts.map((part) => part.replace(/_$/, "").replace(/^\$/, ":")).join("/")
}

function servedRoutes(): ServedRoute[] {
  return [...adminRoutes].map(([name, module]) => {
    const isInside = name.startsWith("admin.")
    const path = isInside ? addressOf(name).replace(/^admin\/?/, "") : addressOf(name)
    const isIndex = name === "admin._index"
    return {
      ...{ id: name, path: isIndex ? "" : path, module, parentId: isInside ? "admin" : "root" },
      ...(isIndex ? { index: true } : {}),
    }
  })
}

/** What a form sends. */
type Fields = Record<string, string> | [name: string, value: string][]

export type Answer = { status: number; location: string | null; headers: Headers; text: string }

/**
 * A browser without scripts at the admin, as the web server serves it.
 * @param userId whose session it has; null for somebody who is not signed in
 */
export async function browse(runtime: TestRuntime, userId: string | null) {
  const { env } = runtime
  const given = { stripe: null, calendars: { google: null }, ...runtime }
  serveWorld(given)
  const handle = serve(servedRoutes())
  let cookie = ""
  if (userId !== null) {
    const at = await runtime.clock.now(runtime.db)
    const token = await openSession(runtime.db, userId, { ...runtime, at })
    cookie = (await signInCookie(token, env.appUrl)).split(";")[0] ?? ""
  }
  const send = async (method: string, path: string, fields?: Fields | FormData) => {
    const request = new Request(new URL(path, env.appUrl), {
      method,
      body: fields ? (fields instanceof FormData ? fields : new URLSearchParams(fields)) : null,
      headers: { "x-client-address": "192.0.2.1", ...(cookie ? { Cookie: cookie } : {}) },
    })
    const response = await handle(request)
    const set = response.headers.get("Set-Cookie")
    if (set) cookie = set.split(";")[0] ?? ""
    return {
      status: response.status,
      location: response.headers.get("Location"),
      headers: response.headers,
      text: await response.text(),
    } satisfies Answer
  }
  return {
    get: (path: string) => send("GET", path),
    post: (path: string, fields: Fields | FormData = {}) => send("POST", path, fields),
  }
}

/** The fields of a page's form of this id by name; of several with one name the last, see `sentOf`. */
export function fieldsOf(page: Answer, formId: string): Record<string, string> {
  return Object.fromEntries(sentOf(page, formId))
}

/** The fields of a page's form of this id as it was served: what a browser would send unchanged. */
export function sentOf(page: Answer, formId: string): [name: string, value: string][] {
  const form = new RegExp(`<form id="${formId}"[^>]*>(.*?)</form>`, "s").exec(page.text)?.[1] ?? ""
  const fields: [string, string][] = []
  const text = (html: string) =>
    html
      .replaceAll("&quot;", '"')
      .replaceAll("&#x27;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&")
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
    const name = of("name")
    const isChoice = of("type") === "checkbox" || of("type") === "radio"
    if (name === undefined || (isChoice && !/\schecked/.test(tag))) continue
    fields.push([name, text(of("value") ?? (isChoice ? "on" : ""))])
  }
  for (const [, tag = "", inner = ""] of form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)) {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1]
    if (name !== undefined) fields.push([name, text(inner.replace(/^\n/, ""))])
  }
  for (const [, tag = "", inner = ""] of form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1]
    const chosen =
      /<option[^>]*value="([^"]*)"[^>]*selected/.exec(inner)?.[1] ??
      /<option[^>]*selected[^>]*value="([^"]*)"/.exec(inner)?.[1]
    if (name !== undefined) fields.push([name, text(chosen ?? "")])
  }
  return fields
}
