import { createHash, randomBytes, randomUUID } from "node:crypto"
import { PassThrough } from "node:stream"
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node"
import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import { isbot } from "isbot"
import type { ReactElement } from "react"
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server"
import { lookOfFailure } from "#app/features/page/look-of-failure.server.ts"
import { currentEnv } from "#app/platform/current-env.server.ts"
import {
  failedWithDatabaseAway,
  noteDatabaseAway,
  SECONDS_AWAY,
} from "#app/platform/database-away.server.ts"
import { logger } from "#app/platform/logger.server.ts"
import { pageHeaders, privacyHeaders } from "#app/platform/page-headers.ts"
import { readerLocale } from "#app/platform/reader-locale.ts"
import { shortenLinks } from "#app/platform/shorten-links.ts"
import { siteOf } from "#app/platform/site-header.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { findFrame, wantsHydration, type Frame } from "#app/ui/frame.ts"
import { RequestFactsProvider, type FailureLook } from "#app/ui/request-facts.ts"
import comfortScript from "../public/comfort.js?raw"
import unsavedScript from "../public/unsaved.js?raw"

const giveUpAfterMs = 10_000
const versionOf = (script: string) => createHash("sha256").update(script).digest("hex").slice(0, 10)
const scripts = {
  comfort: `/comfort.js?v=${versionOf(comfortScript)}`,
  unsaved: `/unsaved.js?v=${versionOf(unsavedScript)}`,
}
const requestIds = new WeakMap<Request, string>()

function requestIdOf(request: Request): string {
  const known = requestIds.get(request) ?? randomUUID()
  requestIds.set(request, known)
  return known
}

/** Renders one page, with the headers that every page carries. */
export default async function handleRequest(
  request: Request,
  givenStatus: number,
  headers: Headers,
  givenContext: EntryContext,
): Promise<Response> {
  const isAway = givenStatus === 500 && failedWithDatabaseAway(request)
  const status = isAway ? 503 : givenStatus
  const remixContext = isAway ? toldAway(givenContext) : givenContext
  if (isAway) {
    headers.set("Retry-After", String(SECONDS_AWAY))
    // Who comes back from paying meanwhile waits for the answer, with scripts or without.
    headers.set("Refresh", String(SECONDS_AWAY))
  }
  const nonce = randomBytes(16).toString("base64")
  const requestId = requestIdOf(request)
  const env = currentEnv()
  const { embeddedBy, leadsTo } = frameOf(request, remixContext)
  const fixed = pageHeaders({
    ...(embeddedBy === undefined ? {} : { embeddedBy }),
    path: new URL(request.url).pathname,
    nonce,
    appUrl: env.appUrl,
    formActionOrigins: [
      ...env.stripe.checkoutOrigins,
      ...(env.sandboxOrigin ? [env.sandboxOrigin] : []),
      ...(leadsTo ? [new URL(leadsTo).origin] : []),
    ],
    connectOrigins: [new URL(env.google?.oauthBase ?? "https://accounts.google.com").origin],
    isDevelopment: import.meta.env.DEV,
  })
  // An address that is a secret may ask for more than what every page has.
  const isQuiet = headers.get("Referrer-Policy") === "no-referrer"
  for (const [name, value] of Object.entries(fixed)) headers.set(name, value)
  if (isQuiet) headers.set("Referrer-Policy", "no-referrer")
  headers.set("Content-Type", "text/html; charset=utf-8")
  headers.set("X-Request-Id", requestId)
  const failure = remixContext.staticHandlerContext.errors ? await failureOf(request, status) : null
  const page = (
    <RequestFactsProvider value={{ nonce, requestId, scripts, failure }}>
      <RemixServer
        context={remixContext}
        url={request.url}
        abortDelay={giveUpAfterMs}
        nonce={nonce}
      />
    </RequestFactsProvider>
  )
  if (hydrates(remixContext)) return streamPage(page, { request, status, headers, nonce })
  // Nothing on it waits for anything, and no script of React's ever looks for its comments.
  const html = `<!DOCTYPE html>${renderToStaticMarkup(page)}`
  const slug = siteOf(request)
  return new Response(slug === null ? html : shortenLinks(html, slug), { status, headers })
}

/** The same failure, told as one that passes. */
function toldAway(context: EntryContext): EntryContext {
  const { staticHandlerContext } = context
  const error = { status: 503, statusText: "", internal: false, data: null }
  const errors = Object.fromEntries(
    Object.keys(staticHandlerContext.errors ?? {}).map((routeId) => [routeId, error]),
  )
  return { ...context, staticHandlerContext: { ...staticHandlerContext, errors, statusCode: 503 } }
}

/**
 * What the page's own route tells the document around it. Where a client's page failed inside a frame, any site
 * may show that: it says nothing of anybody, and a blank frame would not say that.
 */
function frameOf(request: Request, { staticHandlerContext }: EntryContext): Partial<Frame> {
  const { matches, loaderData, errors } = staticHandlerContext
  if (!errors) return findFrame(matches.map(({ route }) => ({ data: loaderData[route.id] })))
  const isOfClient = matches.some(({ route }) => route.id.startsWith("routes/$organizer.$page"))
  const isFramed = new URL(request.url).searchParams.get("embed") === "1"
  return isOfClient && isFramed ? { embeddedBy: "any" } : {}
}

/** Whose page failed: of the organizer whose host it is, or whose segment its address begins with. */
function failureOf(request: Request, status: number): Promise<FailureLook | null> {
  const site = siteOf(request)
  const organizerSlug = site ?? new URL(request.url).pathname.split("/")[1] ?? ""
  const asked = { organizerSlug, isOwnHost: site !== null, status, nowMs: performance.now() }
  const locale = (fallback: string) => readerLocale(request, fallback)
  return lookOfFailure({ ...asked, locale }, getRuntime())
}

/** Whether the page may ship React to the browser. */
function hydrates({ staticHandlerContext, routeModules }: EntryContext): boolean {
  const matches = staticHandlerContext.matches.map(({ route }) => ({
    handle: routeModules[route.id]?.handle,
  }))
  return wantsHydration(matches)
}

/** Sends a page as it comes to be, its data behind it. */
function streamPage(
  page: ReactElement,
  facts: { request: Request; status: number; headers: Headers; nonce: string },
): Promise<Response> {
  const { request, status, headers, nonce } = facts
  const waitsForAll = isbot(request.headers.get("user-agent") ?? "")
  return new Promise((resolve, reject) => {
    let isShellSent = false
    let finalStatus = status
    const send = () => {
      isShellSent = true
      const body = new PassThrough()
      // A timer left running would keep the whole render in memory for its full length.
      body.on("close", () => clearTimeout(timer))
      resolve(
        new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }),
      )
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      ...(waitsForAll ? { onAllReady: send } : { onShellReady: send }),
      onShellError(error) {
        clearTimeout(timer)
        reject(error)
      },
      onError(error) {
        finalStatus = 500
        if (!isShellSent) return
        logger.error(
          { err: error, requestId: requestIdOf(request) },
          "a page broke while it was sent",
        )
      },
    })
    const timer = setTimeout(abort, giveUpAfterMs + 1_000)
  })
}

/** The data of a page without the page, as the admin's script asks for it: as private as the page. */
export function handleDataRequest(
  response: Response,
  { request }: LoaderFunctionArgs | ActionFunctionArgs,
): Response {
  const fixed = {
    "X-Content-Type-Options": "nosniff",
    ...privacyHeaders(new URL(request.url).pathname),
  }
  for (const [name, value] of Object.entries(fixed)) response.headers.set(name, value)
  return response
}

/**
 * Notes what a loader or action threw, under the id that the error page shows. The address is left
 * out: it may carry a signed token. Pages that are not there are no failures.
 */
export function handleError(
  error: unknown,
  { request }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted) return
  if (isRouteErrorResponse(error) && error.status < 500) return
  noteDatabaseAway(request, error)
  logger.error(
    { err: error, requestId: requestIdOf(request), method: request.method },
    "a request failed",
  )
}
