import { OfferFacts } from "#app/features/page/screens/offer-facts.tsx"
import type { Offer, ShownTime } from "#app/features/page/screens/offer.ts"
import type { Fact } from "#app/ui/facts.tsx"
import { Sheet } from "#app/ui/client-page.tsx"
import type { ReactNode } from "react"

/** What is being booked, held, moved or canceled, in a sheet of its own. */
export function BookingSummary({
  offer,
  time,
  more = [],
  children,
}: {
  offer: Offer
  time: ShownTime | null
  more?: readonly Fact[]
  children?: ReactNode
}) {
  return (
    <Sheet>
      <p className="mb-3 text-lg font-semibold">
        <bdi>{offer.title}</bdi>
      </p>
      <OfferFacts offer={offer} time={time} more={more} />
      {children}
    </Sheet>
  )
}
