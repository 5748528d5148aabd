import { formatList } from "#app/messages/format.ts"
import { catalogueLocale, type Translate } from "#app/messages/translate.ts"
import { showPicture } from "#app/features/media/picture.ts"
import { brandOf } from "./brand-of.ts"
import type { ShownPage } from "./queries.server.ts"
import { locationsOf } from "./locations.ts"
import type { PageContent, PageLocation } from "./schema.ts"
import type { Offer } from "./screens/offer.ts"
import { policyLine } from "./policy-line.ts"
import { withWhom } from "./with-whom.ts"

/**
 * What a page sells in one of its lengths, as every screen of the client shows it.
 * @param pickedHostId whom the client picked, where the page lets them
 */
export function offerOfPage(
  page: ShownPage,
  {
    durationMinutes,
    pickedHostId,
    locale,
    text,
  }: { durationMinutes: number; pickedHostId: string | null; locale: string; text: Translate },
): Offer {
  const { organizer, revision } = page
  const { content } = revision
  const amountMinor = content.durations.find(
    ({ minutes }) => minutes === durationMinutes,
  )?.amountMinor
  return {
    brand: brandOf(organizer),
    title: content.title,
    host: {
      ...withWhom(page, { pickedHostId, locale, text }),
      photoUrl: photoOf(page, pickedHostId),
    },
    durationMinutes,
    price: amountMinor ? { amountMinor, currency: content.currency } : null,
    place: placesText(content, { locale, text }),
    policyLine: policyLine(content, Boolean(amountMinor), text),
  }
}

/** The photo of the one host that it is with; null where there are several, or nobody knows yet. */
function photoOf({ hosts, revision }: ShownPage, pickedHostId: string | null): string | null {
  const { hostChoice } = revision.content
  const isKnown = hostChoice === "one" || hosts.length === 1
  const host = isKnown ? hosts[0] : hosts.find(({ hostId }) => hostId === pickedHostId)
  const photo = host?.photo ?? null
  return (photo && showPicture(photo, { usualWidth: 320 })?.src) ?? null
}

/** Where it can happen: one place, or the several that a client chooses from. */
function placesText(
  content: PageContent,
  { locale, text }: { locale: string; text: Translate },
): string | null {
  const places = locationsOf(content).flatMap((one) => placeText(one, text) ?? [])
  return places.length === 0 ? null : formatList(places, catalogueLocale(locale), "either")
}

/** Where it happens, in words; the address to join at is for confirmed clients only. */
export function placeText(location: PageLocation, text: Translate): string | null {
  if (location.text !== "") return location.text
  return text(`booking.place.${location.kind}`)
}
