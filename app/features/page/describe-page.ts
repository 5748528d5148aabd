import { tellPicture } from "#app/features/media/tell-picture.ts"
import { publicAddress } from "#app/paths.ts"
import type { PublishedPages, ShownPage } from "./queries.server.ts"

/** A published page as programs list it. */
export type BriefPage = {
  slug: string
  title: string
  /** Amounts in integer minor units of an ISO 4217 currency; 0 is free. */
  durations: { minutes: number; amountMinor: number; currency: string }[]
}

/** What a list of pages says of each. */
export function describePageBriefly({
  slug,
  revision,
}: Pick<PublishedPages["pages"][number], "slug" | "revision">): BriefPage {
  const { title, durations, currency } = revision.content
  return {
    slug,
    title,
    durations: durations.map(({ minutes, amountMinor }) => ({ minutes, amountMinor, currency })),
  }
}

/**
 * One page with everything it shows to a client, and nothing that only a confirmed one may read, such as
 * the address to join at.
 */
export function describePage(
  { page, revision, cover, organizer, hosts }: ShownPage,
  appUrl: string,
) {
  const { content } = revision
  const { durations: _durations, location, otherLocations, currency: _currency, ...shown } = content
  const { confirmedText: _text, afterBookingUrl: _url, coverMediaId: _cover, ...rest } = shown
  return {
    ...describePageBriefly({ slug: page.slug, revision }),
    ...rest,
    location: { kind: location.kind, text: location.text },
    otherLocations: otherLocations.map(({ kind, text }) => ({ kind, text })),
    cover: cover && tellPicture(cover, (path) => publicAddress(organizer, path, appUrl)),
    timeZone: hosts[0]?.timeZone ?? organizer.timeZone,
    hosts: hosts.map(({ hostId, name }) => ({ id: hostId, name })),
    revision: revision.id,
  }
}
