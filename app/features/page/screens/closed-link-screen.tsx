import { formatTime } from "#app/messages/format.ts"
import { ClientPage, type Brand } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import type { ClosedLink } from "#app/features/page/find-page-for-client.server.ts"

/** The page that the link is for is not published now, or is private and the link, a booking's, is over. */
export type UnopenedPage = { state: "withdrawn" | "over"; until: null }

export type ClosedLinkFacts = (ClosedLink | UnopenedPage) & {
  brand: Brand
  /** The reader's, IANA. */
  timeZone: string
  isEmbedded: boolean
}

/** A genuine link that opens nothing now (404, 409 or 410): why, and what can be done. */
export function ClosedLinkScreen({ facts }: { facts: ClosedLinkFacts }) {
  const { text, locale } = useLanguage()
  const { brand, state, until, timeZone, isEmbedded } = facts
  const values = { organizer: brand.name }
  return (
    <ClientPage brand={brand} isEmbedded={isEmbedded}>
      <div className="grid gap-4 py-6">
        <h1 className="text-xl mid:text-2xl">{text(`links.closed.${state}.headline`)}</h1>
        <p className="text-lg">
          {until === null
            ? text(`links.closed.${state}.text`, values)
            : text("links.closed.held.textUntil", { time: formatTime(until, timeZone, locale) })}
        </p>
      </div>
    </ClientPage>
  )
}
