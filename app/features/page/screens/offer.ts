import type { Brand } from "#app/ui/client-page.tsx"

/** In integer minor units with its ISO 4217 currency. */
export type Price = { amountMinor: number; currency: string }

/** A time as its client reads it; `timeZone` is IANA. */
export type ShownTime = { startsAt: Date; endsAt: Date; timeZone: string }

/**
 * What is sold, as every screen of the client shows it: on a booking the texts of the revision it was
 * sold under.
 */
export type Offer = {
  brand: Brand
  title: string
  /** `called`: what to call them in a sentence, where the name is "one of Ada, Ben or Cleo". */
  host: { name: string; photoUrl: string | null; called?: string }
  durationMinutes: number
  /** Null or 0: free, and no word about paying anywhere. */
  price: Price | null
  /** "Google Meet", "by phone", a street; null when nothing is said about it. */
  place: string | null
  /** What happens if plans change, in one line; null when there is nothing to say. */
  policyLine: string | null
}

/** The price when there is something to pay, else null. */
export function amountDue(price: Price | null): Price | null {
  return price !== null && price.amountMinor > 0 ? price : null
}

/** Whom a sentence speaks of: the host, or the organizer where nobody knows yet who it will be. */
export function hostCalled({ host }: Pick<Offer, "host">): string {
  return host.called ?? host.name
}
