import type { LucideIcon } from "lucide-react"
import { Button, type ButtonTone } from "#app/ui/button.tsx"

/**
 * One button that acts, as a form: it works without a script, and nothing happens by opening a link.
 * @param fields what is sent with it
 */
export function PostForm({
  action,
  label,
  tone = "primary",
  icon,
  fields = {},
  className,
}: {
  action: string
  label: string
  tone?: ButtonTone
  icon?: LucideIcon
  fields?: Readonly<Record<string, string>>
  className?: string
}) {
  return (
    <form method="post" action={action} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        tone={tone}
        {...(icon ? { icon } : {})}
        className={tone === "quiet" ? "" : "w-full mid:w-auto"}
      >
        {label}
      </Button>
    </form>
  )
}
