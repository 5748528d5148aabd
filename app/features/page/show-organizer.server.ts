import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Brand } from "#app/ui/client-page.tsx"
import type { Frame } from "#app/ui/frame.ts"
import { showPicture } from "#app/features/media/picture.ts"
import { brandOf } from "./brand-of.ts"
import { listPublishedPages, type PublishedPages } from "./queries.server.ts"
import type { ListedPage } from "./screens/organizer-screen.tsx"
import { ownFrame } from "./frame-of-page.ts"
import { summaryOf } from "./summary-of.ts"

export type ShownOrganizer = {
  frame: Frame
  title: string
  facts: { brand: Brand; pages: ListedPage[] }
}

/** An organizer's published pages as a list, or null when there is no such organizer. */
export async function showOrganizer(
  { organizerSlug, locale }: { organizerSlug: string; locale: (fallback: string) => string },
  runtime: Pick<Runtime, "db">,
): Promise<ShownOrganizer | null> {
  const found = await listPublishedPages(organizerSlug, runtime)
  if (!found) return null
  const { organizer, pages } = found
  const shownIn = locale(organizer.locale)
  const text = translator(shownIn, organizer.ownTexts)
  return {
    frame: { locale: shownIn, ...ownFrame(organizer) },
    title: text("booking.organizer.title", { name: organizer.name }),
    facts: {
      brand: brandOf(organizer),
      pages: pages.map((page) => listed(organizer.slug, page)),
    },
  }
}

function listed(organizerSlug: string, { slug, revision, cover }: PublishedPages["pages"][number]) {
  const { title, description, durations, currency } = revision.content
  return {
    href: paths.bookingPage(organizerSlug, slug),
    title,
    summary: summaryOf(description),
    cover: cover && showPicture(cover, { usualWidth: 320 }),
    durations: durations.map(({ minutes, amountMinor }) => ({
      minutes,
      price: amountMinor > 0 ? { amountMinor, currency } : null,
    })),
  }
}
