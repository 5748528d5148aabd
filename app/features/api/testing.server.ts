import { createRequestHandler, type ServerBuild } from "@remix-run/node"
import * as entry from "#app/entry.server.tsx"
import type { BookingWorld } from "#app/features/booking/testing.server.ts"
import * as root from "#app/root.tsx"
import { createKey } from "./create-key.server.ts"
import type { ApiScope } from "./scopes.ts"
import { requireDocumented } from "./testing-document.ts"

type RouteModule = ServerBuild["routes"][string]["module"]

const files = import.meta.glob<RouteModule>(
  [
    "/app/routes/api.v1*.ts",
    "/app/routes/api.v1*/route.ts",
    "/app/routes/api.openapi*.ts",
    "/app/routes/api._index*.tsx",
  ],
  { eager: true },
)

/** Addresses by the names of their files, as Remix reads them. */
function addressOf(file: string): string {
  return file
    .replace(/^\/app\/routes\//, "")
    .replace(/(\/route)?\.tsx?$/, "")
    .replace("[.]", "\0")
    .split(".")
    .filter((part) => part !== "_index")
    .map((part) => part.replace(/^\$/, ":").replace("\0", "."))
    .join("/")
}

function describeBuild(): ServerBuild {
  const routes: ServerBuild["routes"] = {
    root: { id: "root", path: "", module: root as unknown as RouteModule },
  }
  const assets: ServerBuild["assets"]["routes"] = {}
  const asset = {
    ...{ hasAction: true, hasLoader: true, hasClientAction: false, hasClientLoader: false },
    ...{ hasErrorBoundary: false, module: "" },
  }
  assets["root"] = { ...asset, id: "root", path: "" }
  for (const [id, module] of Object.entries(files)) {
    const path = addressOf(id)
    routes[id] = { id, parentId: "root", path, module }
    assets[id] = { ...asset, id, parentId: "root", path }
  }
  return {
    entry: { module: entry as unknown as ServerBuild["entry"]["module"] },
    routes,
    assets: { entry: { imports: [], module: "" }, routes: assets, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {
      ...{ v3_fetcherPersist: true, v3_lazyRouteDiscovery: true, v3_relativeSplatPath: true },
      ...{ v3_singleFetch: true, v3_throwAbortReason: true, unstable_optimizeDeps: false },
    } as ServerBuild["future"],
    isSpaMode: false,
    basename: "/",
    mode: "production",
  } as ServerBuild
}

export type ApiAnswer = {
  status: number
  headers: Headers
  text: string
  /** Parsed; null when there was none. */
  body: Record<string, unknown>
}

export type Sending = { body?: unknown; bearer?: string; headers?: Record<string, string> }

/**
 * The API as the web server serves it, for programs. Every answer is held against the document.
 * @param address of the client, for limits
 */
export function apiOf({ runtime, stripe }: Pick<BookingWorld, "runtime" | "stripe">) {
  const { env } = runtime
  Object.assign(process.env, {
    ...{ APP_URL: env.appUrl, DATABASE_URL: env.databaseUrl, SMTP_URL: env.smtpUrl },
    ...{ SECRET_KEYS: env.secretKeys.join(","), STRIPE_SECRET_KEY: stripe.secretKey },
    ...{ STRIPE_WEBHOOK_SECRET: stripe.webhookSecret, STRIPE_API_BASE: stripe.origin },
  })
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: runtime })
  const handle = createRequestHandler(describeBuild(), "production")

  async function send(method: string, path: string, sending: Sending = {}): Promise<ApiAnswer> {
    const { body, bearer, headers } = sending
    const isText = typeof body === "string" || body === undefined
    const request = new Request(new URL(path, env.appUrl), {
      method,
      body: isText ? (body ?? null) : JSON.stringify(body),
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
        ...headers,
      },
    })
    const response = await handle(request)
    const { pathname } = new URL(request.url)
    const isDocumented = pathname.startsWith("/api/v1/") && /^(GET|POST)$/.test(method)
    if (isDocumented) await requireDocumented(method, pathname, response)
    const text = await response.text()
    const isJson = response.headers.get("content-type")?.includes("json") === true && text !== ""
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    }
  }
  return {
    send,
    /** As `fetch` of a browser or program would, without a network. */
    fetch: (request: Request) => handle(request),
    get: (path: string, sending?: Sending) => send("GET", path, sending),
    post: (path: string, body?: unknown, sending: Sending = {}) =>
      send("POST", path, { ...sending, body }),
  }
}

export type Api = ReturnType<typeof apiOf>

/** A key of the world's organizer, or of another. */
export async function keyOf(
  { runtime }: Pick<BookingWorld, "runtime">,
  owner: { actor: Parameters<typeof createKey>[0] },
  ...scopes: ApiScope[]
): Promise<{ key: string; keyId: string }> {
  const made = await createKey(owner.actor, { name: "Website", scopes }, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made
}

/** What a program sends to book; each call is another client. */
let clients = 0
export function newBooking(startsAt: Date, changes: Record<string, unknown> = {}) {
  const number = ++clients
  return {
    page: "consultation",
    start: startsAt.toISOString(),
    duration: 30,
    name: `Api Client ${number}`,
    email: `api-${number}@example.org`,
    timeZone: "Europe/Paris",
    answers: { topic: "Contracts" },
    ...changes,
  }
}
