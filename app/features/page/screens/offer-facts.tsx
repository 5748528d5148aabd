import { CalendarDays, Clock, MapPin, RefreshCcw, User, Wallet } from "lucide-react"
import type { ReactNode } from "react"
import { zoneName } from "#app/messages/format.ts"
import { durationText } from "#app/messages/duration.ts"
import { Facts, type Fact } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { moneyText } from "#app/ui/money.tsx"
import { MomentRange } from "#app/ui/moment.tsx"
import { amountDue, type Offer, type ShownTime } from "./offer.ts"

/**
 * The facts that never leave: with whom, when, how long, how much, where, and what if plans change.
 * @param time null as long as none is chosen
 * @param more further facts of the screen, at the end
 */
export function OfferFacts({
  offer,
  time,
  more = [],
}: {
  offer: Offer
  time: ShownTime | null
  more?: readonly Fact[]
}) {
  const { locale, text } = useLanguage()
  const due = amountDue(offer.price)
  const facts: (Fact | null)[] = [
    time && {
      key: "when",
      icon: CalendarDays,
      label: text("booking.facts.when"),
      value: <When time={time} />,
    },
    {
      key: "host",
      icon: User,
      label: text("booking.facts.host"),
      value: <HostName host={offer.host} />,
    },
    {
      key: "duration",
      icon: Clock,
      label: text("booking.facts.duration"),
      value: durationText(offer.durationMinutes, text),
    },
    {
      key: "price",
      icon: Wallet,
      label: text("booking.facts.price"),
      value: due ? moneyText(due, locale) : text("interface.money.free"),
    },
    offer.place === null
      ? null
      : {
          key: "place",
          icon: MapPin,
          label: text("booking.facts.place"),
          value: <bdi>{offer.place}</bdi>,
        },
    ...more,
    offer.policyLine === null
      ? null
      : {
          key: "policy",
          icon: RefreshCcw,
          label: text("booking.facts.policy"),
          value: offer.policyLine,
        },
  ]
  return <Facts facts={facts.filter((fact) => fact !== null)} />
}

/** A time in full: the day, from when to when, and in whose zone. */
export function When({ time }: { time: ShownTime }): ReactNode {
  const { locale, text } = useLanguage()
  return (
    <>
      <MomentRange {...time} />
      <span className="block text-sm text-muted">
        {text("booking.facts.zone", { zone: zoneName(time.timeZone, time.startsAt, locale) })}
      </span>
    </>
  )
}

function HostName({ host }: { host: Offer["host"] }) {
  if (host.photoUrl === null) return <bdi>{host.name}</bdi>
  return (
    <span className="flex items-center gap-2">
      <img
        src={host.photoUrl}
        alt=""
        width={32}
        height={32}
        className="size-8 rounded-full object-cover"
      />
      <bdi>{host.name}</bdi>
    </span>
  )
}
