import type { BookingState } from "#app/features/booking/states.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge, type BadgeTone } from "#app/ui/status-badge.tsx"

const tones: Record<BookingState, BadgeTone> = {
  INITIATED: "neutral",
  SCHEDULED: "waiting",
  PAYMENT_PENDING: "waiting",
  PAYMENT_FAILED: "attention",
  CONFIRMED: "good",
  COMPLETED: "over",
  ABANDONED: "over",
  CANCELED: "bad",
  REFUNDED: "over",
}

/** How a booking stands, in a word or two. */
export function BookingStateBadge({ state }: { state: BookingState }) {
  const { text } = useLanguage()
  return <StatusBadge tone={tones[state]} label={text(`admin.bookings.states.${state}`)} />
}
