import { plainPicture } from "#app/features/media/picture.ts"
import { paths, publicAddress } from "#app/paths.ts"
import type { ShownPage } from "./queries.server.ts"
import { summaryOf } from "./summary-of.ts"

/** How a link to a page looks where it is shared: names and values of `meta` elements (https://ogp.me). */
export type ShareFacts = { property: string; content: string }[]

/** As wide as link previews are shown. */
const SHARED_WIDTH = 1200

/** What programs that preview links are told of a page; a draft's or a private one's link tells nothing. */
export function shareOfPage(page: ShownPage, appUrl: string): ShareFacts {
  const { organizer, cover, revision } = page
  const { title, description } = revision.content
  const address = (path: string) => publicAddress(organizer, path, appUrl)
  const summary = summaryOf(description)
  const picture = cover && plainPicture(cover, { leastWidth: SHARED_WIDTH })
  const facts: Record<string, string | null> = {
    "og:type": "website",
    "og:title": title,
    "og:site_name": organizer.name,
    "og:url": address(paths.bookingPage(organizer.slug, page.page.slug)),
    "og:description": summary,
    "og:image": picture && address(picture.src),
    "og:image:width": picture && String(picture.width),
    "og:image:height": picture && String(picture.height),
    "og:image:alt": picture && picture.alt,
  }
  return Object.entries(facts).flatMap(([property, content]) =>
    content ? [{ property, content }] : [],
  )
}
