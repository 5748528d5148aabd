import { CalendarDays, CreditCard, X } from "lucide-react"
import { amountDue, type Price } from "#app/features/page/screens/offer.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { PostForm } from "./post-form.tsx"

export type HoldActionsFacts = {
  /** POST opens or reuses the one checkout and leads there; null when paying is not possible. */
  payAction: string | null
  /** The page with `?resume=`, where another time can be chosen; null when it cannot be moved. */
  otherTimeHref: string | null
  /** POST lets the time go; null when that is not possible. */
  releaseAction: string | null
}

/** What somebody can do who holds an unpaid time: pay, choose another, let go. */
export function HoldActions({
  actions,
  price,
  payLabel,
}: {
  actions: HoldActionsFacts
  price: Price | null
  /** "Try again" instead of "Continue to payment". */
  payLabel?: string
}) {
  const { locale, text } = useLanguage()
  const due = amountDue(price)
  const label =
    payLabel ??
    (due
      ? text("booking.hold.payAmount", {
          price: moneyText(due, locale),
        })
      : text("booking.hold.pay"))
  return (
    <div className="grid gap-1">
      {actions.payAction ? (
        <PostForm action={actions.payAction} label={label} icon={CreditCard} className="mb-2" />
      ) : null}
      {actions.otherTimeHref ? (
        <TextLink href={actions.otherTimeHref} icon={CalendarDays}>
          {text("booking.hold.other")}
        </TextLink>
      ) : null}
      {actions.releaseAction ? (
        <div>
          <PostForm
            action={actions.releaseAction}
            label={text("booking.hold.release")}
            tone="quiet"
            icon={X}
          />
          <p className="text-sm text-muted">{text("booking.hold.releaseNote")}</p>
        </div>
      ) : null}
    </div>
  )
}
