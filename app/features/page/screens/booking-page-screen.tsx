import { formatDate, formatTime } from "#app/messages/format.ts"
import { TextLink } from "#app/ui/button.tsx"
import type { ShownPicture } from "#app/features/media/picture.ts"
import { ClientPage } from "#app/ui/client-page.tsx"
import { durationText } from "#app/messages/duration.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { ChoiceLinks } from "./choice-links.tsx"
import { HostChoice, type HostChoiceFacts } from "./host-choice.tsx"
import { OfferFacts } from "./offer-facts.tsx"
import { amountDue, type Offer, type Price, type ShownTime } from "./offer.ts"
import { TimesPanel, type TimesFacts } from "./times-panel.tsx"

/** One of several lengths, as a link to the same page with that length. */
export type DurationChoice = {
  minutes: number
  price: Price | null
  href: string
  isChosen: boolean
}

export type BookingPageFacts = {
  offer: Offer
  cover?: ShownPicture | null
  /** Sanitized HTML of the description; null when there is none. */
  descriptionHtml: string | null
  /** Shown as a choice when there are two or more. */
  durations: readonly DurationChoice[]
  /** Whom the client may pick; null where there is no choice. */
  hosts: HostChoiceFacts | null
  times: TimesFacts
  /** The unpaid hold that a client is moving (`?resume=`), with the way back to it. */
  heldTime: { time: ShownTime; statusHref: string } | null
  /** A draft seen by its signed link. */
  isPreview: boolean
  /** In a frame of another site: compact, and without the organizer's own header. */
  isEmbedded: boolean
}

/** Characters of HTML. */
const longDescription = 500
const longTitle = 60

/** The page a client lands on: the facts on the left, days and times on the right. */
export function BookingPageScreen({ facts }: { facts: BookingPageFacts }) {
  const { text } = useLanguage()
  const { offer, descriptionHtml, durations, hosts, times, heldTime, isPreview, isEmbedded } = facts
  // On a phone a long description would push the days out of sight: there it follows them.
  const isLong = (descriptionHtml?.length ?? 0) > longDescription
  const about = descriptionHtml ? <About html={descriptionHtml} /> : null
  return (
    <ClientPage brand={offer.brand} width="page" isEmbedded={isEmbedded}>
      {isPreview ? (
        <div className="mb-4">
          <Notice tone="info">{text("booking.page.preview")}</Notice>
        </div>
      ) : null}
      <div className="grid gap-4 wide:grid-cols-[minmax(0,5fr)_minmax(0,8fr)] wide:grid-rows-[auto_1fr] wide:gap-x-6">
        <div className="grid content-start gap-4 py-2 mid:gap-6 wide:pt-6">
          {facts.cover && !isEmbedded ? <Cover picture={facts.cover} /> : null}
          <h1 className={`text-xl ${offer.title.length > longTitle ? "" : "mid:text-2xl"}`}>
            <bdi>{offer.title}</bdi>
          </h1>
          {durations.length > 1 ? <Durations durations={durations} /> : null}
          {hosts ? <HostChoice facts={hosts} /> : null}
          <OfferFacts offer={offer} time={null} />
          {isLong ? (
            <TextLink href="#about" className="wide:hidden">
              {text("booking.page.more")}
            </TextLink>
          ) : (
            about
          )}
        </div>
        <div className="grid content-start gap-4 wide:row-span-2">
          {heldTime ? <HeldTime {...heldTime} /> : null}
          <TimesPanel facts={times} />
        </div>
        {isLong ? about : null}
      </div>
    </ClientPage>
  )
}

/** Always in the same proportions, so that nothing moves when it has come: flatter where days have to be in sight. */
function Cover({ picture }: { picture: ShownPicture }) {
  return (
    <img
      {...picture}
      sizes="(min-width: 60rem) 25rem, 100vw"
      className="aspect-3/1 w-full rounded-md bg-sunken object-cover wide:aspect-16/9"
    />
  )
}

function About({ html }: { html: string }) {
  const { text } = useLanguage()
  return (
    <section
      id="about"
      aria-label={text("booking.page.about")}
      className="border-t border-line pt-4"
    >
      <div dir="auto" className="prose max-w-prose" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  )
}

function Durations({ durations }: { durations: readonly DurationChoice[] }) {
  const { locale, text } = useLanguage()
  const choices = durations.map(({ minutes, price, href, isChosen }) => {
    const due = amountDue(price)
    const label = text("booking.page.durationChoice", {
      duration: durationText(minutes, text),
      price: due ? moneyText(due, locale) : text("interface.money.free"),
    })
    return { key: String(minutes), label, href, isChosen }
  })
  return <ChoiceLinks label={text("booking.page.durations")} choices={choices} />
}

function HeldTime({ time, statusHref }: { time: ShownTime; statusHref: string }) {
  const { locale, text } = useLanguage()
  const { startsAt, timeZone } = time
  return (
    <Notice headline={text("booking.page.chooseOther.headline")}>
      <p>
        {text("booking.page.chooseOther.text", {
          date: formatDate(startsAt, timeZone, locale),
          time: formatTime(startsAt, timeZone, locale),
        })}
      </p>
      <TextLink href={statusHref}>{text("booking.page.chooseOther.back")}</TextLink>
    </Notice>
  )
}
