import { Trash2, type LucideIcon } from "lucide-react"
import { Button } from "#app/ui/button.tsx"

/** The button of a screen that asks before something is deleted or taken away; it sends nothing else. */
export function DangerForm({ icon = Trash2, label }: { icon?: LucideIcon; label: string }) {
  return (
    <form method="post">
      <Button tone="danger" icon={icon}>
        {label}
      </Button>
    </form>
  )
}
