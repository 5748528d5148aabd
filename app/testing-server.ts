import { createRequestHandler, type ServerBuild } from "@remix-run/node"
import * as entry from "#app/entry.server.tsx"
import type { Env } from "#app/platform/env.server.ts"
import * as root from "#app/root.tsx"

export type RouteModule = ServerBuild["routes"][string]["module"]

/** One route as Remix places it: `path` from its parent's, the root's where none is named. */
export type ServedRoute = {
  id: string
  path: string
  module: RouteModule
  parentId?: string
  index?: boolean
}

/** The web server around some routes, without a browser and without a build. @returns answers a request */
export function serve(routes: readonly ServedRoute[]): (request: Request) => Promise<Response> {
  return createRequestHandler(describeBuild(routes), "production")
}

function describeBuild(served: readonly ServedRoute[]): ServerBuild {
  const routes: ServerBuild["routes"] = {}
  const assets: ServerBuild["assets"]["routes"] = {}
  const document = { id: "root", path: "", module: root as unknown as RouteModule }
  const inside = served.map((route) => ({ parentId: "root", ...route }))
  for (const { module, ...place } of [document, ...inside]) {
    routes[place.id] = { ...place, module }
    assets[place.id] = {
      ...place,
      hasAction: module.action !== undefined,
      hasLoader: module.loader !== undefined,
      hasClientAction: false,
      hasClientLoader: false,
      hasErrorBoundary: module.ErrorBoundary !== undefined,
      module: "",
    }
  }
  return {
    entry: { module: entry as unknown as ServerBuild["entry"]["module"] },
    routes,
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

/** Makes this process one that serves a test's world: its environment, and the runtime that routes ask for. */
export function serveWorld(
  runtime: { env: Env },
  stripe?: { secretKey: string; webhookSecret: string; origin: string },
): void {
  const { env } = runtime
  Object.assign(process.env, {
    APP_URL: env.appUrl,
    DATABASE_URL: env.databaseUrl,
    SECRET_KEYS: env.secretKeys.join(","),
    SMTP_URL: env.smtpUrl,
    STRIPE_SECRET_KEY: stripe?.secretKey ?? env.stripe.secretKey,
    ...(stripe
      ? { STRIPE_WEBHOOK_SECRET: stripe.webhookSecret, STRIPE_API_BASE: stripe.origin }
      : {}),
  })
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: runtime })
}
