import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Brand } from "#app/ui/client-page.tsx"
import type { Frame } from "#app/ui/frame.ts"
import { showPicture } from "#app/features/media/picture.ts"
import { brandOf } from "./brand-of.ts"
import { listPublishedPages, type PublishedPages } from "./queries.server.ts"
import type { ListedPage, ListedPlace } from "./screens/organizer-screen.tsx"
import { ownFrame } from "./frame-of-page.ts"
import { summaryOf } from "./summary-of.ts"

export type ShownOrganizer = {
  frame: Frame
  title: string
  facts: { brand: Brand; pages: ListedPage[]; place: ListedPlace }
}

const PAGE_SIZE = 50
const FURTHEST = 200

/**
 * A part of an organizer's published pages as a list, or null when there is no such organizer.
 * @param part from the address, counted from 1; what is no such number, or beyond the list, is its beginning
 */
export async function showOrganizer(
  {
    organizerSlug,
    part = null,
    locale,
  }: { organizerSlug: string; part?: string | null; locale: (fallback: string) => string },
  runtime: Pick<Runtime, "db">,
): Promise<ShownOrganizer | null> {
  const number = part !== null && /^[1-9]\d{0,2}$/.test(part) ? Number(part) : 1
  const page = number <= FURTHEST ? number : 1
  const wanted = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
  const found = await listPublishedPages(organizerSlug, runtime, wanted)
  if (!found) return null
  const { organizer, pages, total, isMore } = found
  if (pages.length === 0 && page > 1) return showOrganizer({ organizerSlug, locale }, runtime)
  const at = (number: number) =>
    paths.organizer(organizer.slug, { page: number > 1 ? number : null })
  const shownIn = locale(organizer.locale)
  const text = translator(shownIn, organizer.ownTexts)
  return {
    frame: { locale: shownIn, ...ownFrame(organizer) },
    title: text("booking.organizer.title", { name: organizer.name }),
    facts: {
      brand: brandOf(organizer),
      pages: pages.map((one) => listed(organizer.slug, one)),
      place: {
        ...{ page, pageSize: PAGE_SIZE, total },
        previousHref: page > 1 ? at(page - 1) : null,
        nextHref: isMore && page < FURTHEST ? at(page + 1) : null,
      },
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
