import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"

/** Where a list would be, when there is nothing yet: what it will hold, and how to begin. */
export function EmptyState({
  icon,
  headline,
  isWholePage = false,
  children,
  action,
}: {
  icon: LucideIcon
  headline: string
  /** There is no other heading above it. */
  isWholePage?: boolean
  children?: ReactNode
  action?: ReactNode
}) {
  const Heading = isWholePage ? "h1" : "h2"
  return (
    <div className="grid justify-items-center gap-3 rounded-md border border-dashed border-edge px-6 py-12 text-center">
      <Icon of={icon} size={28} className="text-muted" />
      <Heading className="text-lg">{headline}</Heading>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
      {action ? <div>{action}</div> : null}
    </div>
  )
}
