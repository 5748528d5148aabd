import {
  CalendarCheck,
  CalendarX,
  CircleAlert,
  Clock,
  Heart,
  Hourglass,
  LoaderCircle,
  Undo2,
  type LucideIcon,
} from "lucide-react"
import type { Translate } from "#app/messages/translate.ts"
import { Icon } from "#app/ui/icon.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import type { StatusView } from "./status-facts.ts"

type Look = { key: string; icon: LucideIcon; colours: string }

const waiting = "bg-caution-soft text-caution"
const over = "bg-sunken text-muted"

function lookOf(view: StatusView): Look {
  switch (view.state) {
    case "INITIATED":
      return { key: "initiated", icon: Hourglass, colours: waiting }
    case "SCHEDULED":
      return view.waitsFor === "approval"
        ? { key: "approval", icon: Hourglass, colours: waiting }
        : { key: "scheduled", icon: Clock, colours: waiting }
    case "PAYMENT_PENDING":
      return {
        payment: { key: "paymentPending", icon: Clock, colours: waiting },
        checking: { key: "checking", icon: LoaderCircle, colours: waiting },
        settlement: { key: "settlement", icon: Hourglass, colours: waiting },
      }[view.waitsFor]
    case "PAYMENT_FAILED":
      return { key: "paymentFailed", icon: CircleAlert, colours: "bg-danger-soft text-danger" }
    case "CONFIRMED":
      return { key: "confirmed", icon: CalendarCheck, colours: "bg-success-soft text-success" }
    case "COMPLETED":
      return { key: "completed", icon: Heart, colours: "bg-success-soft text-success" }
    case "ABANDONED":
      return { key: "abandoned", icon: CalendarX, colours: over }
    case "CANCELED":
      return { key: "canceled", icon: CalendarX, colours: over }
    case "REFUNDED":
      return { key: "refunded", icon: Undo2, colours: over }
  }
}

/** The one sentence that says how a booking stands, also the title of its page. */
export function statusHeadline(view: StatusView, text: Translate): string {
  return text(`booking.status.${lookOf(view).key}.headline`)
}

/** The state on top of the status page: icon, headline, and a sentence on what that means. */
export function StatusHeadline({ view, hostName }: { view: StatusView; hostName: string }) {
  const { text } = useLanguage()
  const { icon, colours } = lookOf(view)
  return (
    <header className="grid gap-3 pt-4">
      <span className={`grid size-12 place-items-center rounded-full ${colours}`}>
        <Icon of={icon} size={24} />
      </span>
      <h1 className="text-xl mid:text-2xl">{statusHeadline(view, text)}</h1>
      <p className="text-lg">{explanation(view, hostName, text)}</p>
    </header>
  )
}

function explanation(view: StatusView, host: string, text: Translate): string {
  const key = `booking.status.${lookOf(view).key}`
  switch (view.state) {
    case "CONFIRMED":
      return view.email === null
        ? text(`${key}.textNoEmail`)
        : text(`${key}.text`, { email: view.email })
    case "ABANDONED":
      return text(
        `${key}.${view.isReleasedByClient ? "released" : "text"}${view.refund.kind === "none" ? "" : "Paid"}`,
      )
    case "CANCELED":
      return text(
        `${key}.${{ client: "byClient", organizer: "byOrganizer", system: "bySystem" }[view.by]}`,
        { host },
      )
    case "REFUNDED":
      return ""
    default:
      return text(`${key}.text`, { host })
  }
}
