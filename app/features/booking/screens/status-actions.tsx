import { CalendarClock, CalendarPlus, CalendarX } from "lucide-react"
import type { ReactNode } from "react"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { HoldActions } from "./hold-actions.tsx"
import type { RefundLine, RunningHold, StatusView } from "./status-facts.ts"
import { TimeLeft } from "./time-left.tsx"
import type { Price } from "#app/features/page/screens/offer.ts"

type Props<State extends StatusView["state"]> = { view: Extract<StatusView, { state: State }> }

/** What can be done in this state, and only that. `timeZone` is the client's. */
export function StatusActions({
  view,
  price,
  timeZone,
  hostName,
}: {
  view: StatusView
  price: Price | null
  timeZone: string
  hostName: string
}): ReactNode {
  const { text } = useLanguage()
  switch (view.state) {
    case "INITIATED":
      return (
        <LinkButton tone="primary" href={view.finishHref}>
          {text("booking.status.initiated.action")}
        </LinkButton>
      )
    case "SCHEDULED":
      if (view.waitsFor === "approval") return null
      return (
        <>
          {view.checkoutProblem ? (
            <Notice tone="caution" isNews>
              {text("booking.status.payProblem")}
            </Notice>
          ) : null}
          <Hold hold={view.hold} price={price} timeZone={timeZone} hostName={hostName} />
        </>
      )
    case "PAYMENT_PENDING":
      if (view.waitsFor === "settlement") return null
      if (view.waitsFor === "checking") {
        return (
          <LinkButton href={view.reloadHref}>{text("booking.status.checking.reload")}</LinkButton>
        )
      }
      return <Hold hold={view.hold} price={price} timeZone={timeZone} hostName={hostName} />
    case "PAYMENT_FAILED":
      return (
        <>
          {view.reason ? (
            <p>{text("booking.status.paymentFailed.reason", { reason: view.reason })}</p>
          ) : null}
          <Hold
            hold={view.hold}
            price={price}
            timeZone={timeZone}
            hostName={hostName}
            payLabel={text("booking.status.paymentFailed.action")}
          />
        </>
      )
    case "CONFIRMED":
      return <Confirmed view={view} />
    case "ABANDONED":
      return (
        <>
          {view.refund.kind === "none" ? null : <Refund line={view.refund} hostName={hostName} />}
          <Again href={view.bookAgainHref} label="booking.status.abandoned.action" isNext />
        </>
      )
    case "COMPLETED":
      return <Again href={view.bookAgainHref} label="booking.status.again" />
    case "CANCELED":
      return (
        <>
          <Refund line={view.refund} hostName={hostName} />
          <Again href={view.bookAgainHref} label="booking.status.canceled.action" />
        </>
      )
    case "REFUNDED":
      return <Refunded view={view} />
  }
}

function Hold({
  hold,
  price,
  timeZone,
  hostName,
  payLabel,
}: {
  hold: RunningHold
  price: Price | null
  timeZone: string
  hostName: string
  payLabel?: string
}) {
  const { text } = useLanguage()
  return (
    <div className="grid gap-3">
      {hold.returned.kind === "none" ? null : (
        <>
          <Notice tone="caution">{text("booking.status.otherAmount")}</Notice>
          <Refund line={hold.returned} hostName={hostName} />
        </>
      )}
      <TimeLeft payableUntil={hold.payableUntil} now={hold.now} timeZone={timeZone} />
      <HoldActions actions={hold.actions} price={price} {...(payLabel ? { payLabel } : {})} />
    </div>
  )
}

function Confirmed({ view }: Props<"CONFIRMED">) {
  const { text } = useLanguage()
  const { google, outlook, file } = view.addToCalendar
  return (
    <div className="grid gap-6">
      <section aria-labelledby="add-to-calendar">
        <h2 id="add-to-calendar" className="flex items-center gap-2 font-semibold">
          {text("booking.status.addToCalendar")}
        </h2>
        <ul className="flex flex-wrap gap-x-6">
          {(
            [
              ["google", google],
              ["outlook", outlook],
              ["file", file],
            ] as const
          ).map(([name, href]) => (
            <li key={name}>
              <TextLink
                href={href}
                icon={CalendarPlus}
                {...(name === "file" ? {} : { rel: "noreferrer", target: "_blank" })}
              >
                {text(`booking.status.${name}`)}
              </TextLink>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="plans-change">
        <h2 id="plans-change" className="font-semibold">
          {text("booking.facts.policy")}
        </h2>
        <ul className="flex flex-wrap gap-x-6">
          <li>
            {view.moveHref ? (
              <TextLink href={view.moveHref} icon={CalendarClock}>
                {text("booking.status.move")}
              </TextLink>
            ) : (
              <p className="py-2 text-muted">{text("booking.status.notMovable")}</p>
            )}
          </li>
          <li>
            {view.cancelHref ? (
              <TextLink href={view.cancelHref} icon={CalendarX}>
                {text("booking.status.cancel")}
              </TextLink>
            ) : (
              <p className="py-2 text-muted">{text("booking.status.notCancelable")}</p>
            )}
          </li>
        </ul>
      </section>
    </div>
  )
}

function Again({
  href,
  label,
  isNext = false,
}: {
  href: string | null
  label: string
  isNext?: boolean
}) {
  const { text } = useLanguage()
  if (href === null) return null
  return (
    <LinkButton href={href} tone={isNext ? "primary" : "plain"}>
      {text(label)}
    </LinkButton>
  )
}

function Refund({ line, hostName }: { line: RefundLine; hostName: string }) {
  const { locale, text } = useLanguage()
  if (line.kind === "none" || line.kind === "kept") {
    return <p>{text(`booking.status.refund.${line.kind}`)}</p>
  }
  const amount = moneyText(line.amount, locale)
  const key = line.kind === "on-its-way" ? "onItsWay" : line.kind
  return (
    <Notice tone={line.kind === "failed" ? "caution" : "info"}>
      <p>{text(`booking.status.refund.${key}`, { amount, host: hostName })}</p>
    </Notice>
  )
}

function Refunded({ view }: Props<"REFUNDED">) {
  const { locale, text } = useLanguage()
  return (
    <>
      <Notice tone="info">
        <p>
          {text("booking.status.refunded.text", {
            amount: moneyText(view.amount, locale),
          })}
        </p>
        {view.reference ? (
          <p className="text-sm text-muted">
            {text("booking.status.refunded.reference", { reference: view.reference })}
          </p>
        ) : null}
      </Notice>
      <Again href={view.bookAgainHref} label="booking.status.again" />
    </>
  )
}
