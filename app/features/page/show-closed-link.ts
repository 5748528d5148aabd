import { translator } from "#app/messages/translate.ts"
import type { Frame } from "#app/ui/frame.ts"
import { brandOf } from "./brand-of.ts"
import type { ClosedLink } from "./find-page-for-client.server.ts"
import { frameOfPage } from "./frame-of-page.ts"
import type { ShownPage } from "./queries.server.ts"
import type { ClosedLinkFacts, UnopenedPage } from "./screens/closed-link-screen.tsx"

export type ShownClosedLink = {
  kind: "closed-link"
  /** 404 while its page is not published, 409 while somebody else may still let go of it, 410 for good. */
  status: 404 | 409 | 410
  frame: Frame
  title: string
  facts: ClosedLinkFacts
}

const statuses: Partial<Record<string, 404 | 409>> = { withdrawn: 404, held: 409 }

/** What a genuine link says that opens nothing now: whose it is and why, and nothing of the page. */
export function showClosedLink(
  page: ShownPage,
  closed: ClosedLink | UnopenedPage,
  reader: { locale: string; timeZone: string; isEmbedded: boolean },
): ShownClosedLink {
  const { organizer } = page
  const { locale, timeZone, isEmbedded } = reader
  const text = translator(locale, page.organizer.ownTexts)
  return {
    kind: "closed-link",
    status: statuses[closed.state] ?? 410,
    frame: frameOfPage(page, { locale, isEmbedded }),
    title: text(`links.closed.${closed.state}.headline`),
    facts: {
      brand: brandOf(organizer),
      ...closed,
      timeZone,
      isEmbedded,
    },
  }
}
