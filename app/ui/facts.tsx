import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"

/** One fact: what it is called, and what it is. */
export type Fact = { key: string; label: string; value: ReactNode; icon?: LucideIcon }

/** Facts as a definition list. With icons the labels are for screen readers only. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-2.5">
      {facts.map(({ key, label, value, icon }) => (
        <div key={key} className={icon ? "flex gap-2.5" : "grid gap-x-4 mid:grid-cols-[10rem_1fr]"}>
          <dt className={icon ? "mt-0.5 text-muted" : "text-muted"}>
            {icon ? <Icon of={icon} /> : null}
            <span className={icon ? "sr-only" : ""}>{label}</span>
          </dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
