import type { BookingWorld } from "#app/features/booking/testing.server.ts"
import { openSession } from "#app/features/organizer/open-session.server.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import { serve, serveWorld, type RouteModule, type ServedRoute } from "#app/testing-server.ts"

const files = import.meta.glob<RouteModule>(
  ["../routes/*.{ts,tsx}", "../routes/*/route.{ts,tsx}", "!../routes/**/*.test.{ts,tsx}"],
  { eager: true },
)

/** Every route of the product by its file's name, as `admin.pages.$pageId._index`. */
export const routes = new Map(
  Object.entries(files).map(([file, module]) => [
    file.replace("../routes/", "").replace(/(\/route)?\.tsx?$/, ""),
    module,
  ]),
)

/** The address of a route by its file's name, parameters as `:name`. */
export function addressOf(name: string): string {
  return name
    .replaceAll("[.]", "\u0000")
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => part.replace(/_$/, "").replace(/^\$$/, "*").replace(/^\$/, ":"))
    .join("/")
    .replaceAll("\u0000", ".")
}

function servedRoutes(): ServedRoute[] {
  return [...routes].map(([name, module]) => {
    const isInside = name.startsWith("admin.")
    const path = isInside ? addressOf(name).replace(/^admin\/?/, "") : addressOf(name)
    const isIndex = path === ""
    return {
      ...{ id: name, path, module, parentId: isInside ? "admin" : "root" },
      ...(isIndex ? { index: true } : {}),
    }
  })
}

export type Answer = { address: string; status: number; headers: Headers; text: string }
export type Fields = readonly (readonly [string, string])[]

/** A signed-in owner's browser, without scripts, at every address of the product; each answer is whole. */
export async function browseAll(world: BookingWorld & { key: string }) {
  const { runtime, stripe, studio } = world
  const { env } = runtime
  serveWorld(runtime, stripe)
  const handle = serve(servedRoutes())
  const at = await runtime.clock.now(runtime.db)
  const token = await openSession(runtime.db, studio.userId, { ...runtime, at })
  const cookie = (await signInCookie(token, env.appUrl)).split(";")[0] ?? ""
  const send = async (
    method: string,
    address: string,
    {
      body = null,
      headers = {},
    }: { body?: URLSearchParams | FormData | null; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const request = new Request(new URL(address, env.appUrl), {
      method,
      body,
      headers: {
        "x-client-address": "192.0.2.1",
        ...(address.startsWith("/api/v1")
          ? { Authorization: `Bearer ${world.key}` }
          : { Cookie: cookie }),
        ...headers,
      },
    })
    const response = await handle(request)
    const { status } = response
    return { address, status, headers: response.headers, text: await response.text() }
  }
  return {
    get: (address: string, headers: Record<string, string> = {}) =>
      send("GET", address, { headers }),
    /** As the form is sent: in parts where it may bring files. */
    post(address: string, fields: Fields, { hasFiles = false }: { hasFiles?: boolean } = {}) {
      const body = hasFiles ? new FormData() : new URLSearchParams()
      for (const [name, value] of fields) body.append(name, value)
      return send("POST", address, { body })
    },
  }
}

export type WholeBrowser = Awaited<ReturnType<typeof browseAll>>
