import { Circle, CircleCheck, CircleDot, CircleX, Clock, type LucideIcon } from "lucide-react"
import { Icon } from "./icon.tsx"

/** How a state stands: `waiting` on somebody, `good`, `attention` needed, `bad`, or `over`. */
export type BadgeTone = "neutral" | "waiting" | "good" | "attention" | "bad" | "over"

const looks: Record<BadgeTone, { icon: LucideIcon; colours: string }> = {
  neutral: { icon: Circle, colours: "bg-sunken text-ink" },
  waiting: { icon: Clock, colours: "bg-caution-soft text-caution" },
  good: { icon: CircleCheck, colours: "bg-success-soft text-success" },
  attention: { icon: CircleDot, colours: "bg-caution-soft text-caution" },
  bad: { icon: CircleX, colours: "bg-danger-soft text-danger" },
  over: { icon: Circle, colours: "bg-sunken text-muted" },
}

/** A state in one word, told apart by its word and icon, not by its colour alone. */
export function StatusBadge({ tone, label }: { tone: BadgeTone; label: string }) {
  const { icon, colours } = looks[tone]
  return (
    <span
      className={`badge inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-medium ${colours}`}
    >
      <Icon of={icon} size={14} />
      {label}
    </span>
  )
}
