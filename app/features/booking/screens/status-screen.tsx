import { ArrowRight, Hash, ReceiptText, Video } from "lucide-react"
import { TextLink } from "#app/ui/button.tsx"
import { ClientPage } from "#app/ui/client-page.tsx"
import { Facts, type Fact } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { BookingSummary } from "./booking-summary.tsx"
import { StatusActions } from "./status-actions.tsx"
import type { StatusFacts, StatusView } from "./status-facts.ts"
import { StatusHeadline } from "./status-headline.tsx"

/** States that end by themselves: the page looks again, by script or by `refreshAfterSeconds`. */
export function isWaiting(view: StatusView): boolean {
  return view.state === "PAYMENT_PENDING" && view.waitsFor !== "settlement"
}

/** Seconds for `frame.refreshAfterSeconds`: a page that checks a payment is loaded again; others are not. */
export function refreshAfterSeconds(view: StatusView): number | null {
  return view.state === "PAYMENT_PENDING" && view.waitsFor === "checking" ? 4 : null
}

/** Everything about one booking, and what is allowed now. */
export function StatusScreen({ facts }: { facts: StatusFacts }) {
  const { offer, time, view, answers } = facts
  const { text } = useLanguage()
  // What has to be done comes before the facts; when nothing has to, it comes after them.
  const isConfirmed = view.state === "CONFIRMED"
  const actions = (
    <StatusActions
      view={view}
      price={offer.price}
      timeZone={time.timeZone}
      hostName={offer.host.name}
    />
  )
  return (
    <ClientPage brand={offer.brand}>
      <div
        className="grid gap-6"
        data-state={stateName(view)}
        {...(isWaiting(view) ? { "data-waiting": "" } : {})}
      >
        <StatusHeadline view={view} hostName={offer.host.name} />
        {isConfirmed ? null : actions}
        <BookingSummary
          offer={isOver(view) ? { ...offer, policyLine: null } : offer}
          time={time}
          more={useMoreFacts(facts)}
        />
        {facts.confirmedHtml ? <ConfirmedText html={facts.confirmedHtml} /> : null}
        {facts.goOnHref ? (
          <TextLink href={facts.goOnHref} icon={ArrowRight} className="justify-self-start">
            {text("terms.goOn", { organizer: offer.brand.name })}
          </TextLink>
        ) : null}
        {isConfirmed ? actions : null}
        {answers.length > 0 ? (
          <section>
            <h2 className="mb-2 font-semibold">{text("booking.status.answers")}</h2>
            <Facts
              facts={answers.map(({ label, value }, index) => ({
                key: String(index),
                label,
                value: (
                  <span dir="auto" className="block whitespace-pre-line">
                    {value}
                  </span>
                ),
              }))}
            />
          </section>
        ) : null}
      </div>
    </ClientPage>
  )
}

/** What the organizer tells confirmed clients. */
function ConfirmedText({ html }: { html: string }) {
  const { text } = useLanguage()
  return (
    <section aria-label={text("terms.confirmed")}>
      <div
        dir="auto"
        className="prose max-w-prose wrap-anywhere"
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </section>
  )
}

/** Nothing can change any more, so how plans could change need not be said. */
function isOver({ state }: StatusView): boolean {
  return ["COMPLETED", "ABANDONED", "CANCELED", "REFUNDED"].includes(state)
}

function stateName(view: StatusView): string {
  return "waitsFor" in view ? `${view.state} ${view.waitsFor}` : view.state
}

function useMoreFacts({ paid, joinUrl, reference }: StatusFacts): Fact[] {
  const { locale, text } = useLanguage()
  return [
    ...(joinUrl === null
      ? []
      : [
          {
            key: "join",
            icon: Video,
            label: text("booking.facts.place"),
            value: (
              <TextLink href={joinUrl} rel="noreferrer" className="-my-2.5">
                {text("booking.status.join")}
              </TextLink>
            ),
          },
        ]),
    ...(paid === null
      ? []
      : [
          {
            key: "paid",
            icon: ReceiptText,
            label: text("booking.facts.paid"),
            value: `${text("booking.facts.paid")}: ${moneyText(paid, locale)}`,
          },
        ]),
    {
      key: "reference",
      icon: Hash,
      label: text("booking.facts.reference"),
      value: `${text("booking.facts.reference")}: ${reference}`,
    },
  ]
}
