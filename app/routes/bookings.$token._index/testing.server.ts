import type { LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import { client, hold, look, type BookingWorld } from "#app/features/booking/testing.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import { serve, serveWorld, type RouteModule, type ServedRoute } from "#app/testing-server.ts"
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

/** The client's pages, as the web server serves them. */
function servedRoutes(): ServedRoute[] {
  return Object.entries(addresses).map(([name, module]) => ({
    id: `bookings/${name}`,
    path: name === "" ? "bookings/:token" : `bookings/:token/${name}`,
    module: module as unknown as RouteModule,
  }))
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
  serveWorld(world.runtime, world.stripe)
  const handle = serve(servedRoutes())
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
