import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { findWhereabouts } from "#app/features/page/find-whereabouts.server.ts"
import { ClosedLinkScreen } from "#app/features/page/screens/closed-link-screen.tsx"
import type { ShareFacts } from "#app/features/page/share-of-page.ts"
import { writePage } from "#app/features/page/screens/write-page.server.tsx"
import type { ShownClosedLink } from "#app/features/page/show-closed-link.ts"
import { showBookingPage } from "#app/features/page/show-booking-page.server.ts"
import { forwardHeaders } from "#app/platform/forward-headers.ts"
import { movedTo } from "#app/platform/moved-to.ts"
import { readerLocale } from "#app/platform/reader-locale.ts"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { rememberedZone, rememberZone } from "#app/platform/zone-cookie.ts"
import { unsent } from "#app/platform/unsent.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `/:organizer/:page`: days and times of one page. Query: `month` (YYYY-MM), `date` (YYYY-MM-DD), `timeZone`
 * (IANA), `duration` (minutes), `host` (an id, where clients pick), `resume` (the link of one's own hold),
 * `preview` (a draft's signed link), `invitation` (a private page's single-use link: 409 or 410 when it opens
 * nothing now), `embed=1` (in a frame); `name`, `email`, `notes`, `answers.<id>` go on to
 * the form. What is no value of theirs is passed over. 301 from addresses the page had before, 404 when there is none;
 * whoever brings a link of it along reads whose it is.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireWithinLimit(request, runtime)
  const { searchParams: query } = new URL(request.url)
  const address = { organizerSlug: params["organizer"] ?? "", pageSlug: params["page"] ?? "" }
  const remembered = rememberedZone(request)
  const locale = (fallback: string) => readerLocale(request, fallback)
  const shown = await showBookingPage(
    { ...address, query, rememberedZone: remembered, locale },
    runtime,
  )
  if (!shown) {
    const found = await findWhereabouts({ ...address, query, locale }, runtime)
    if (!found) throw data(null, { status: 404 })
    if (found.kind === "moved") throw movedTo(request, found.path)
    return answerClosed(found.shown)
  }
  if ("redirectTo" in shown) throw redirect(shown.redirectTo, 303)
  if ("kind" in shown) return answerClosed(shown)
  const { zoneToRemember, frame, title, facts, share, isListed, isShared } = shown
  const html = writePage(facts, frame.locale, { isShared, texts: frame.texts ?? null })
  const isPrivate = ["resume", "preview", "invitation"].some((name) => query.has(name))
  const headers = new Headers({ "Cache-Control": isPrivate ? "no-store" : "private, no-cache" })
  if (isPrivate || !isListed) headers.set("X-Robots-Tag", "noindex")
  // A frame of another site may keep nothing, and its addresses say all there is.
  const mayKeep = frame.embeddedBy === undefined && zoneToRemember !== remembered
  if (zoneToRemember !== null && mayKeep) {
    headers.append("Set-Cookie", rememberZone(zoneToRemember, runtime.env.appUrl))
  }
  return data(unsent({ frame, title, facts, share, html }), { headers })
}

function answerClosed({ status, kind: _, ...closed }: ShownClosedLink) {
  return data({ ...closed, html: null }, { status, headers: secretHeaders })
}

const secretHeaders = { "Cache-Control": "no-store", "X-Robots-Tag": "noindex" }

export const headers = forwardHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "" },
  ...(data && "share" in data ? [...data.share, ...canonical(data.share)] : []),
]

/** What search engines keep the page under, however it was asked for. */
function canonical(share: ShareFacts) {
  const address = share.find(({ property }) => property === "og:url")
  return address ? [{ tagName: "link", rel: "canonical", href: address.content }] : []
}

export default function BookingPage() {
  const page = useLoaderData<typeof loader>()
  if (page.html === null) return <ClosedLinkScreen facts={page.facts} />
  const { html } = page
  return <div className="contents" dangerouslySetInnerHTML={{ __html: html }} />
}
