import { formatDate, formatTime } from "#app/messages/format.ts"
import { When } from "#app/features/page/screens/offer-facts.tsx"
import { amountDue, type Offer, type ShownTime } from "#app/features/page/screens/offer.ts"
import { TimesPanel, type TimesFacts } from "#app/features/page/screens/times-panel.tsx"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { ClientPage } from "#app/ui/client-page.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { BookingSummary } from "./booking-summary.tsx"
import { PostForm } from "./post-form.tsx"

/** Why the time that was wanted is not to be had; `time-over` is past, or nearer than the page's notice. */
export type MoveProblem = "time-taken" | "time-over" | "calendar-unreachable"

/**
 * Where a move stands: choosing among times (each one's link leads to `confirm`), confirming one, or
 * too late; `possibleUntil` null when it never was possible.
 */
export type MoveStep =
  | { kind: "choose"; times: TimesFacts; problem: MoveProblem | null }
  | {
      kind: "confirm"
      to: ShownTime
      action: string
      /** Sent with the confirmation, such as `start`. */
      fields: Readonly<Record<string, string>>
      otherTimeHref: string
    }
  | { kind: "too-late"; possibleUntil: Date | null }

export type MoveFacts = {
  offer: Offer
  /** The time the booking has now. */
  time: ShownTime
  step: MoveStep
  /** Back to the status page; null for a link that opens only this page. */
  keepHref: string | null
}

/** Moving a confirmed booking: choose as on the page, then confirm. */
export function MoveScreen({ facts }: { facts: MoveFacts }) {
  const { text } = useLanguage()
  const { offer, time, step, keepHref } = facts
  if (step.kind === "confirm") return <ConfirmMove facts={facts} step={step} />
  if (step.kind === "too-late") return <TooLate facts={facts} possibleUntil={step.possibleUntil} />
  return (
    <ClientPage brand={offer.brand} width="page">
      <h1 className="py-4 text-xl mid:text-2xl">{text("booking.move.headline")}</h1>
      <div className="grid gap-4 wide:grid-cols-[minmax(0,5fr)_minmax(0,8fr)] wide:gap-6">
        <div className="grid content-start gap-4">
          <BookingSummary offer={offer} time={time}>
            {keepHref ? (
              <TextLink href={keepHref} className="mt-2">
                {text("booking.move.keep")}
              </TextLink>
            ) : null}
          </BookingSummary>
          <p>{text(amountDue(offer.price) ? "booking.move.money" : "booking.move.moneyFree")}</p>
        </div>
        <div className="grid content-start gap-4">
          {step.problem ? <Problem problem={step.problem} /> : null}
          <TimesPanel facts={step.times} />
        </div>
      </div>
    </ClientPage>
  )
}

const problemTexts = {
  "time-taken": "taken",
  "time-over": "over",
  "calendar-unreachable": "unreachable",
} as const

function Problem({ problem }: { problem: MoveProblem }) {
  const { text } = useLanguage()
  const key = problemTexts[problem]
  return (
    <Notice tone="caution" isNews headline={text(`booking.move.${key}.headline`)}>
      <p>{text(`booking.move.${key}.text`)}</p>
    </Notice>
  )
}

function ConfirmMove({
  facts: { offer, time },
  step,
}: {
  facts: MoveFacts
  step: Extract<MoveStep, { kind: "confirm" }>
}) {
  const { text } = useLanguage()
  return (
    <ClientPage brand={offer.brand}>
      <div className="grid gap-6 pt-4">
        <h1 className="text-xl mid:text-2xl">{text("booking.move.confirm.headline")}</h1>
        <dl className="grid gap-4 mid:grid-cols-2">
          <div className="rounded-md border border-line p-4 text-muted">
            <dt className="mb-1 text-sm">{text("booking.move.confirm.from")}</dt>
            <dd className="line-through">
              <When time={time} />
            </dd>
          </div>
          <div className="rounded-md border border-accent-text bg-accent-soft p-4">
            <dt className="mb-1 text-sm">{text("booking.move.confirm.to")}</dt>
            <dd>
              <When time={step.to} />
            </dd>
          </div>
        </dl>
        <BookingSummary offer={offer} time={null} />
        <p>{text(amountDue(offer.price) ? "booking.move.money" : "booking.move.moneyFree")}</p>
        <div className="flex flex-col gap-3 mid:flex-row">
          <PostForm
            action={step.action}
            fields={step.fields}
            label={text("booking.move.confirm.action")}
          />
          <LinkButton href={step.otherTimeHref}>{text("booking.move.confirm.other")}</LinkButton>
        </div>
      </div>
    </ClientPage>
  )
}

function TooLate({
  facts: { offer, time, keepHref },
  possibleUntil,
}: {
  facts: MoveFacts
  possibleUntil: Date | null
}) {
  const { locale, text } = useLanguage()
  const host = offer.host.name
  return (
    <ClientPage brand={offer.brand}>
      <div className="grid gap-6 pt-4">
        <h1 className="text-xl mid:text-2xl">{text("booking.move.tooLate.headline")}</h1>
        <p className="text-lg">
          {possibleUntil
            ? text("booking.move.tooLate.text", {
                time: `${formatDate(possibleUntil, time.timeZone, locale)}, ${formatTime(possibleUntil, time.timeZone, locale)}`,
                host,
              })
            : text("booking.move.tooLate.never", { host })}
        </p>
        <BookingSummary offer={offer} time={time} />
        {keepHref ? (
          <LinkButton href={keepHref}>{text("interface.error.backThere")}</LinkButton>
        ) : null}
      </div>
    </ClientPage>
  )
}
