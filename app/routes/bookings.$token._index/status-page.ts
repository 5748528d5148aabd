import { statusHeadline } from "#app/features/booking/screens/status-headline.tsx"
import { refreshAfterSeconds } from "#app/features/booking/screens/status-screen.tsx"
import type { ShownStatus } from "#app/features/booking/show-status.server.ts"
import { translator } from "#app/messages/translate.ts"

/** The status of a booking as a page: its title, and how soon it looks again by itself where no script runs. */
export function statusPage({ frame, facts }: ShownStatus) {
  const { view, offer } = facts
  const text = translator(frame.locale, frame.texts)
  return {
    kind: "status" as const,
    frame: { ...frame, refreshAfterSeconds: refreshAfterSeconds(view) },
    title: text("booking.status.title", {
      headline: statusHeadline(view, text),
      page: offer.title,
    }),
    facts,
  }
}
