import { ExternalLink } from "lucide-react"
import type { Offer, ShownTime } from "#app/features/page/screens/offer.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { ClientPage } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { BookingSummary } from "./booking-summary.tsx"
import { TimeLeft } from "./time-left.tsx"

/**
 * A checkout on an address that a form may not lead to, so that the browser would not follow the
 * redirect: shown as a link instead.
 * @param checkoutUrl absolute, from the payment provider
 */
export function PaymentElsewhereScreen({
  offer,
  time,
  checkoutUrl,
  payableUntil,
  now,
}: {
  offer: Offer
  time: ShownTime
  checkoutUrl: string
  payableUntil: Date
  now: Date
}) {
  const { text } = useLanguage()
  return (
    <ClientPage brand={offer.brand}>
      <div className="grid gap-6 pt-4">
        <h1 className="text-xl mid:text-2xl">{text("booking.elsewhere.headline")}</h1>
        <p className="text-lg">
          {text("booking.elsewhere.text", { host: new URL(checkoutUrl).host })}
        </p>
        <TimeLeft payableUntil={payableUntil} now={now} timeZone={time.timeZone} />
        <LinkButton tone="primary" icon={ExternalLink} href={checkoutUrl} rel="noreferrer">
          {text("booking.elsewhere.action")}
        </LinkButton>
        <BookingSummary offer={offer} time={time} />
      </div>
    </ClientPage>
  )
}
