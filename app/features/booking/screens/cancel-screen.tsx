import { formatDate, formatTime } from "#app/messages/format.ts"
import type { Offer, Price, ShownTime } from "#app/features/page/screens/offer.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { ClientPage } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { BookingSummary } from "./booking-summary.tsx"
import { PostForm } from "./post-form.tsx"

/**
 * What cancelling now does to the money. `unpaid`: a hold, nothing was charged; `nothing`: it is free;
 * `returned`: all that was paid has gone back before.
 */
export type CancelMoney =
  | { kind: "nothing" | "unpaid" | "returned" }
  | { kind: "full"; amount: Price }
  | { kind: "part"; amount: Price; paid: Price }
  | { kind: "kept"; paid: Price }

export type CancelFacts = {
  offer: Offer
  time: ShownTime
  reference: string
  /** Null once it is too late: `possibleUntil` says since when, or null when it never was possible. */
  cancel: { action: string; money: CancelMoney } | null
  possibleUntil: Date | null
  /** Back to the status page; null for a link that opens only this page. */
  keepHref: string | null
}

/** Calling a booking off: what happens to the money stands before the button. */
export function CancelScreen({ facts }: { facts: CancelFacts }) {
  const { locale, text } = useLanguage()
  const { offer, time, cancel, possibleUntil, keepHref } = facts
  const host = offer.host.name
  if (cancel === null) {
    const until = possibleUntil
      ? `${formatDate(possibleUntil, time.timeZone, locale)}, ${formatTime(possibleUntil, time.timeZone, locale)}`
      : null
    return (
      <ClientPage brand={offer.brand}>
        <div className="grid gap-6 pt-4">
          <h1 className="text-xl mid:text-2xl">{text("booking.cancel.tooLate.headline")}</h1>
          <p className="text-lg">
            {until
              ? text("booking.cancel.tooLate.text", { time: until, host })
              : text("booking.cancel.tooLate.never", { host })}
          </p>
          <BookingSummary offer={offer} time={time} />
          {keepHref ? (
            <LinkButton href={keepHref}>{text("interface.error.backThere")}</LinkButton>
          ) : null}
        </div>
      </ClientPage>
    )
  }
  return (
    <ClientPage brand={offer.brand}>
      <div className="grid gap-6 pt-4">
        <h1 className="text-xl mid:text-2xl">{text("booking.cancel.headline")}</h1>
        <BookingSummary offer={offer} time={time} />
        <Notice tone="info" headline={text("booking.cancel.moneyHeadline")}>
          <p>
            <MoneySentence money={cancel.money} />
          </p>
        </Notice>
        <p>{text("booking.cancel.after", { host })}</p>
        <div className="flex flex-col gap-3 mid:flex-row">
          <PostForm action={cancel.action} label={text("booking.cancel.action")} tone="danger" />
          {keepHref ? <LinkButton href={keepHref}>{text("booking.cancel.keep")}</LinkButton> : null}
        </div>
      </div>
    </ClientPage>
  )
}

function MoneySentence({ money }: { money: CancelMoney }) {
  const { locale, text } = useLanguage()
  const shown = (price: Price) => moneyText(price, locale)
  return text(`booking.cancel.${money.kind}`, {
    ...("amount" in money ? { amount: shown(money.amount) } : {}),
    ...("paid" in money ? { paid: shown(money.paid) } : {}),
  })
}
