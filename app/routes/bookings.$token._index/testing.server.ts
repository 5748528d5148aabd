import { createRequestHandler, type ServerBuild } from "@remix-run/node"
import * as entry from "#app/entry.server.tsx"
import type { LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import { client, hold, look, type BookingWorld } from "#app/features/booking/testing.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import * as root from "#app/root.tsx"
import * as calendarFile from "#app/routes/bookings.$token.calendar[.]ics/route.ts"
import * as cancel from "#app/routes/bookings.$token.cancel/route.tsx"
import * as freshLink from "#app/routes/bookings.$token.fresh-link/route.tsx"
import * as pay from "#app/routes/bookings.$token.pay/route.tsx"
import * as release from "#app/routes/bookings.$token.release/route.tsx"
import * as reschedule from "#app/routes/bookings.$token.reschedule/route.tsx"
import * as status from "./route.tsx"

/** Every address below `/bookings/:token`, by the last part of its path. */
const addresses = {
  "": status,
  pay,
  cancel,
  reschedule,
  release,
  "fresh-link": freshLink,
  "calendar.ics": calendarFile,
}

type RouteModule = ServerBuild["routes"][string]["module"]

/** The client's pages as the web server serves them, without a browser and without a build. */
function describeBuild(): ServerBuild {
  const routes: ServerBuild["routes"] = {
    root: { id: "root", path: "", module: root as unknown as RouteModule },
  }
  const assets: ServerBuild["assets"]["routes"] = {}
  const asset = {
    hasAction: true,
    hasLoader: true,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
    module: "",
  }
  assets["root"] = { ...asset, id: "root", path: "" }
  for (const [name, module] of Object.entries(addresses)) {
    const id = `bookings/${name}`
    const path = name === "" ? "bookings/:token" : `bookings/:token/${name}`
    routes[id] = { id, parentId: "root", path, module: module as unknown as RouteModule }
    assets[id] = { ...asset, id, parentId: "root", path }
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

export type Answer = {
  status: number
  location: string | null
  headers: Headers
  text: string
  /** What is read on the page: its text without the markup. */
  words: string
}

/** A visitor of a world's pages: `get`, `head` and `post` as a browser without scripts sends them. */
export function visit(world: BookingWorld) {
  const { env } = world.runtime
  Object.assign(process.env, {
    APP_URL: env.appUrl,
    DATABASE_URL: env.databaseUrl,
    SECRET_KEYS: env.secretKeys.join(","),
    SMTP_URL: env.smtpUrl,
    STRIPE_SECRET_KEY: world.stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: world.stripe.webhookSecret,
    STRIPE_API_BASE: world.stripe.origin,
  })
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: world.runtime })
  const handle = createRequestHandler(describeBuild(), "production")
  const send = async (method: string, path: string, fields?: Record<string, string>) => {
    const body = fields ? new URLSearchParams(fields) : null
    const request = new Request(new URL(path, env.appUrl), { method, body })
    const response = await handle(request)
    const text = await response.text()
    return {
      status: response.status,
      location: response.headers.get("location"),
      headers: response.headers,
      text,
      words: text
        .replace(/^.*<main[^>]*>/s, "")
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " "),
    } satisfies Answer
  }
  return {
    get: (path: string) => send("GET", path),
    head: (path: string) => send("HEAD", path),
    post: (path: string, fields: Record<string, string> = {}) => send("POST", path, fields),
    /** Follows the page's one form that leads to `action`, as served. */
    async press(page: Answer, action: string) {
      const forms = [
        ...page.text.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gs),
      ]
      const matching = forms.filter(([, target]) => target === action)
      if (matching.length !== 1) throw new Error(`${matching.length} forms lead to ${action}`)
      const fields = Object.fromEntries(
        [...(matching[0]?.[2] ?? "").matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
          ([, name = "", value = ""]) => [name, value],
        ),
      )
      return send("POST", action, fields)
    },
  }
}

/** A booking that was paid for; the provider's message never came, and its checkout was asked about. */
export async function confirmed(world: BookingWorld, startsAt: Date): Promise<string> {
  const bookingId = await hold(world, { startsAt })
  const session = await payable(world, bookingId)
  await world.stripe.pay(session.sessionId)
  const provider = { kind: "provider", provider: "stripe" } as const
  await settleCheckout(provider, { checkoutId: session.checkoutId }, world.runtime)
  return bookingId
}

/** The checkout of a hold, opened. */
export async function payable(world: BookingWorld, bookingId: string) {
  const opened = await openCheckout(client, { bookingId }, world.runtime)
  if (opened.kind !== "open") throw new Error(opened.kind)
  const { checkouts } = await look(world, bookingId)
  const checkout = checkouts.at(-1)
  return { checkoutId: checkout?.id ?? "", sessionId: checkout?.providerSessionId ?? "" }
}

/** The payment provider does not answer while `work` runs. */
export async function withoutProvider<T>(world: BookingWorld, work: () => Promise<T>): Promise<T> {
  const { stripe, log } = world.runtime
  const { level } = log
  const silent = async () => {
    throw new StripeFailure("call", {
      kind: "unavailable",
      code: null,
      status: null,
      param: null,
      requestId: null,
      retryAfterSeconds: null,
      detail: "no answer",
    })
  }
  const calls = {
    createCheckoutSession: silent,
    retrieveCheckoutSession: silent,
    expireCheckoutSession: silent,
  }
  world.runtime.stripe = { ...stripe, ...calls }
  log.level = "silent"
  try {
    return await work()
  } finally {
    world.runtime.stripe = stripe
    log.level = level
  }
}

export type Visitor = ReturnType<typeof visit>

/** The token of a purpose, of the booking's version now unless another is asked for. */
export async function tokenFor(
  world: BookingWorld,
  bookingId: string,
  purpose: LinkPurpose,
  version?: number,
): Promise<string> {
  const { booking } = await look(world, bookingId)
  return signBookingLink(world.runtime.keyring, {
    bookingId,
    purpose,
    version: version ?? booking.linkVersion,
  })
}
