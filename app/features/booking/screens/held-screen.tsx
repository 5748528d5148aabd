import { ArrowRight, ExternalLink } from "lucide-react"
import { amountDue, type Offer, type ShownTime } from "#app/features/page/screens/offer.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { ClientPage } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { BookingSummary } from "./booking-summary.tsx"
import { TimeLeft } from "./time-left.tsx"

export type HeldFacts =
  | {
      kind: "pay"
      offer: Offer
      time: ShownTime
      href: string
      payableUntil: Date
      now: Date
    }
  /** `goOnHref`: where the organizer wants confirmed clients to go on. */
  | {
      kind: "booked" | "other"
      offer: Offer
      time: ShownTime
      href: string
      goOnHref?: string | null
    }
  /** A hold that ran out, a booking that was called off, one that has taken place. */
  | {
      kind: "ended" | "canceled" | "done"
      offer: Offer
      time: ShownTime
      href: string
      /** The page, in the frame; null where it is not open to this client. */
      pageHref: string | null
    }
  /** The link is out of date: nothing of the booking is shown. */
  | { kind: "over"; pageHref: string | null }

const words = {
  pay: ["client.held.headline", "client.held.text"],
  booked: ["client.held.headlineBooked", "client.held.textBooked"],
  other: ["client.held.headlineOther", "client.held.textOther"],
  ended: ["client.held.ended", "client.held.endedText"],
  canceled: ["client.held.canceled", "client.held.canceledText"],
  done: ["client.held.done", "client.held.doneText"],
} as const

/** Inside a frame: how the booking stands, and one link, which leaves the frame. */
export function HeldScreen({ facts }: { facts: HeldFacts }) {
  const { locale, text } = useLanguage()
  if (facts.kind === "over") {
    return (
      <ClientPage brand={null} isEmbedded>
        <h1 className="py-4 text-xl">{text("client.held.over")}</h1>
        <p className="mb-4">{text("client.held.overText")}</p>
        {facts.pageHref === null ? null : (
          <LinkButton href={facts.pageHref}>{text("client.held.again")}</LinkButton>
        )}
      </ClientPage>
    )
  }
  const { offer, time, href } = facts
  const due = amountDue(offer.price)
  const [headline, sentence] = words[facts.kind]
  const pageHref = "pageHref" in facts ? facts.pageHref : null
  // Who lost a time wants another one; of any other end, the booking's own page tells more.
  const isForAgain = facts.kind === "ended" && pageHref !== null
  return (
    <ClientPage brand={null} isEmbedded>
      <div className="grid gap-4 pt-2">
        <h1 className="text-xl mid:text-2xl">{text(headline)}</h1>
        <p>
          {text(sentence)}
          {isForAgain ? ` ${text("client.held.endedAgain")}` : null}
        </p>
        {facts.kind === "pay" ? (
          <TimeLeft payableUntil={facts.payableUntil} now={facts.now} timeZone={time.timeZone} />
        ) : null}
        {isForAgain ? (
          <LinkButton tone="primary" href={pageHref} className="justify-self-start">
            {text("client.held.again")}
          </LinkButton>
        ) : null}
        <LinkButton
          tone={isForAgain ? "plain" : "primary"}
          icon={ExternalLink}
          href={href}
          target="_top"
          rel="noreferrer"
          className="justify-self-start"
        >
          {facts.kind === "pay"
            ? text("client.held.pay", { price: due ? moneyText(due, locale) : "" })
            : text("client.held.status")}
        </LinkButton>
        {pageHref !== null && !isForAgain ? (
          <LinkButton href={pageHref} className="justify-self-start">
            {text("client.held.again")}
          </LinkButton>
        ) : null}
        {"goOnHref" in facts && facts.goOnHref ? (
          <TextLink
            href={facts.goOnHref}
            target="_top"
            rel="noreferrer"
            icon={ArrowRight}
            className="justify-self-start"
          >
            {text("terms.goOn", { organizer: offer.brand.name })}
          </TextLink>
        ) : null}
        <BookingSummary offer={offer} time={time} />
      </div>
    </ClientPage>
  )
}
