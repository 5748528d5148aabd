import { createRequestHandler, type ServerBuild } from "@remix-run/node"
import * as entry from "#app/entry.server.tsx"
import type { BookingWorld } from "#app/features/booking/testing.server.ts"
import { openSession } from "#app/features/organizer/open-session.server.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import * as root from "#app/root.tsx"

type RouteModule = ServerBuild["routes"][string]["module"]

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

function describeBuild(): ServerBuild {
  const built: ServerBuild["routes"] = {}
  const assets: ServerBuild["assets"]["routes"] = {}
  const add = (id: string, path: string, module: RouteModule, parentId?: string, index = false) => {
    const place = { id, path, ...(parentId ? { parentId } : {}), ...(index ? { index } : {}) }
    built[id] = { ...place, module }
    assets[id] = {
      ...place,
      hasAction: module.action !== undefined,
      hasLoader: module.loader !== undefined,
      hasClientAction: false,
      hasClientLoader: false,
      hasErrorBoundary: module.ErrorBoundary !== undefined,
      module: "",
    }
  }
  add("root", "", root as unknown as RouteModule)
  for (const [name, module] of routes) {
    const isInside = name.startsWith("admin.")
    const path = isInside ? addressOf(name).replace(/^admin\/?/, "") : addressOf(name)
    add(name, path, module, isInside ? "admin" : "root", path === "")
  }
  return {
    entry: { module: entry as unknown as ServerBuild["entry"]["module"] },
    routes: built,
    assets: { entry: { imports: [], module: "" }, routes: assets, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
      unstable_optimizeDeps: false,
    } as ServerBuild["future"],
    isSpaMode: false,
    basename: "/",
    mode: "production",
  } as ServerBuild
}

export type Answer = { address: string; status: number; headers: Headers; text: string }
export type Fields = readonly (readonly [string, string])[]

/** A signed-in owner's browser, without scripts, at every address of the product; each answer is whole. */
export async function browseAll(world: BookingWorld & { key: string }) {
  const { runtime, stripe, studio } = world
  const { env } = runtime
  Object.assign(process.env, {
    APP_URL: env.appUrl,
    DATABASE_URL: env.databaseUrl,
    SECRET_KEYS: env.secretKeys.join(","),
    SMTP_URL: env.smtpUrl,
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: stripe.origin,
  })
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: runtime })
  const handle = createRequestHandler(describeBuild(), "production")
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
