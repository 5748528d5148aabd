import { amountDue, type Price } from "#app/features/page/screens/offer.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"
import type { DetailsProblem } from "./details-form.ts"

/** What went wrong with the whole, and the ways on. Its buttons belong to the form it stands in. */
export function DetailsProblemNotice({
  problem,
  hostName,
  timeZone,
}: {
  problem: DetailsProblem
  hostName: string
  timeZone: string
}) {
  const { text } = useLanguage()
  if (problem.kind === "time-taken") return <TimeTaken problem={problem} timeZone={timeZone} />
  if (problem.kind === "revision-changed") return <RevisionChanged changes={problem.changes} />
  return (
    <Notice tone="caution" isNews headline={text("booking.details.unreachable.headline")}>
      <p>{text("booking.details.unreachable.text", { host: hostName })}</p>
    </Notice>
  )
}

function TimeTaken({
  problem: { isTooLate, nearest, allTimesHref },
  timeZone,
}: {
  problem: Extract<DetailsProblem, { kind: "time-taken" }>
  timeZone: string
}) {
  const { text } = useLanguage()
  const headline = isTooLate ? "booking.details.taken.tooLate" : "booking.details.taken.headline"
  return (
    <Notice tone="caution" isNews headline={text(headline)}>
      <p>
        {text(nearest.length > 0 ? "booking.details.taken.text" : "booking.details.taken.none")}
      </p>
      <ul className="my-2 flex flex-wrap gap-2">
        {nearest.map(({ startsAt, action }) => (
          <li key={action}>
            <Button tone="plain" formAction={action}>
              <Moment at={startsAt} timeZone={timeZone} show="brief" />
            </Button>
          </li>
        ))}
      </ul>
      <TextLink href={allTimesHref}>{text("booking.details.taken.all")}</TextLink>
    </Notice>
  )
}

function RevisionChanged({
  changes,
}: {
  changes: Extract<DetailsProblem, { kind: "revision-changed" }>["changes"]
}) {
  const { locale, text } = useLanguage()
  const priceText = (price: Price | null) => {
    const due = amountDue(price)
    return due ? moneyText(due, locale) : text("interface.money.free")
  }
  const facts = changes.map((change) => {
    if (change.what === "consent") {
      const label = text("booking.details.changed.consent")
      return { key: change.what, label, value: text("booking.details.changed.consentNow") }
    }
    const [before, now] =
      change.what === "price"
        ? [priceText(change.before), priceText(change.now)]
        : [change.before ?? "–", change.now ?? "–"]
    return {
      key: change.what,
      label: text(`booking.details.changed.${change.what}`),
      value: (
        <>
          <strong className="font-semibold">{now}</strong>{" "}
          <span className="text-muted">({text("booking.details.changed.was", { before })})</span>
        </>
      ),
    }
  })
  return (
    <Notice tone="caution" isNews headline={text("booking.details.changed.headline")}>
      <p>{text("booking.details.changed.text")}</p>
      <Facts facts={facts} />
    </Notice>
  )
}
