import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"

/** Where a list would be, when there is nothing yet: what it will hold, and how to begin. */
export function EmptyState({
  icon,
  headline,
  children,
  action,
}: {
  icon: LucideIcon
  headline: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="grid justify-items-center gap-3 rounded-md border border-dashed border-edge px-6 py-12 text-center">
      <Icon of={icon} size={28} className="text-muted" />
      <h2 className="text-lg">{headline}</h2>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
      {action}
    </div>
  )
}
