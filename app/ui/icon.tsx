import type { LucideIcon } from "lucide-react"

/** A drawing beside a text that says the same; hidden from screen readers, never alone. */
export function Icon({
  of: Drawing,
  size = 20,
  className,
}: {
  of: LucideIcon
  size?: number
  className?: string
}) {
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      aria-hidden="true"
      focusable="false"
      className={`shrink-0 ${className ?? ""}`}
    />
  )
}
