import "#app/ui/schemas-without-eval.ts"
import "./tailwind.css"
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react"
import type { MetaFunction } from "@remix-run/node"
import type { ReactNode } from "react"
import { translator } from "#app/messages/translate.ts"
import { currentEnv } from "#app/platform/current-env.server.ts"
import { forwardHeaders } from "#app/platform/forward-headers.ts"
import { accentStyle, fontStyle } from "#app/ui/accent.ts"
import { ErrorScreen, errorHeadline } from "#app/ui/error-screen.tsx"
import { findFrame, wantsHydration } from "#app/ui/frame.ts"
import { LanguageProvider, textDirection, useLanguage, writtenLanguage } from "#app/ui/language.tsx"
import { useRequestFacts } from "#app/ui/request-facts.ts"

/** Whether this installation is a demonstration, which every page then says. */
export function loader() {
  return { isDemo: currentEnv().isDemo }
}

/** The installation's facts do not change while a page is open. */
export function shouldRevalidate() {
  return false
}

/** What was thrown may name headers, such as `Retry-After`: the page that says so carries them. */
export const headers = forwardHeaders

/** The title of a page that failed, or that does not name itself. */
export const meta: MetaFunction<typeof loader> = ({ error }) => {
  if (!error) return [{ title: translator("en")("interface.title") }]
  const status = isRouteErrorResponse(error) ? error.status : 500
  return [{ title: errorHeadline(status, translator("en")) }]
}

const plainIcon = { href: "/favicon.svg", type: "image/svg+xml" }

/** The document around every page: language, colours, policy of scripts, nothing of its own to see. */
export function Layout({ children }: { children: ReactNode }) {
  const matches = useMatches()
  const error = useRouteError()
  const { nonce, requestId, scripts, failure } = useRequestFacts()
  const frame = failure?.frame ?? findFrame(matches)
  const lang = writtenLanguage(frame.locale)
  const style = accentStyle(frame.accent) + fontStyle(frame.font)
  const footer = frame.footer ?? ""
  const hydrates = !error && wantsHydration(matches)
  const nonceAttribute = nonce === null ? {} : { nonce }
  return (
    <html
      lang={lang}
      dir={textDirection(lang)}
      {...(frame.embeddedBy === undefined
        ? {}
        : { "data-embedded": [frame.embeddedBy].flat().join(" ") })}
      {...(hydrates && requestId !== null ? { "data-request-id": requestId } : {})}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" {...(frame.icon ?? plainIcon)} />
        {frame.refreshAfterSeconds ? (
          <noscript>
            <meta httpEquiv="refresh" content={String(frame.refreshAfterSeconds)} />
          </noscript>
        ) : null}
        <Meta />
        <Links />
        {style === "" ? null : (
          <style
            {...nonceAttribute}
            suppressHydrationWarning
            dangerouslySetInnerHTML={{ __html: style }}
          />
        )}
        {hydrates ? (
          <script src={scripts.unsaved} {...nonceAttribute} suppressHydrationWarning />
        ) : (
          <script type="module" src={scripts.comfort} {...nonceAttribute} />
        )}
      </head>
      <body {...(footer === "" ? {} : { "data-footer": "", className: "flex min-h-dvh flex-col" })}>
        <LanguageProvider locale={frame.locale} texts={frame.texts ?? null}>
          <DemoBanner />
          {children}
          {footer === "" ? null : <OwnFooter lines={footer} />}
        </LanguageProvider>
        {hydrates ? (
          <>
            <ScrollRestoration {...nonceAttribute} />
            <Scripts {...nonceAttribute} />
          </>
        ) : null}
      </body>
    </html>
  )
}

function DemoBanner() {
  const { text } = useLanguage()
  const installation = useRouteLoaderData<typeof loader>("root")
  if (!installation?.isDemo) return null
  return (
    <p className="bg-caution-soft px-4 py-2 text-center text-sm text-caution">
      {text("interface.demoBanner")}
    </p>
  )
}

/** What an organizer has to say below every page of theirs: an address, opening hours. Plain text, line by line. */
function OwnFooter({ lines }: { lines: string }) {
  return (
    <footer className="px-4 pt-6 pb-8 text-center text-sm whitespace-pre-line text-muted">
      <p dir="auto" className="mx-auto max-w-prose wrap-anywhere">
        {lines}
      </p>
    </footer>
  )
}

export default function App() {
  return <Outlet />
}

/** Whatever goes wrong ends here, unless a route has a page of its own for it. */
export function ErrorBoundary() {
  const error = useRouteError()
  const { requestId, failure } = useRequestFacts()
  const brand = failure?.brand ?? null
  if (!isRouteErrorResponse(error)) {
    return <ErrorScreen status={500} requestId={requestId} brand={brand} />
  }
  const given: unknown = error.data
  const retryAfterSeconds =
    typeof given === "object" && given !== null && "retryAfterSeconds" in given
      ? Number(given.retryAfterSeconds)
      : null
  return (
    <ErrorScreen
      status={error.status}
      requestId={requestId}
      retryAfterSeconds={retryAfterSeconds}
      brand={brand}
    />
  )
}
