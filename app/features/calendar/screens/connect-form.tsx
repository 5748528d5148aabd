import { paths } from "#app/paths.ts"
import { Button, type ButtonTone } from "#app/ui/button.tsx"
import { CalendarPlus } from "lucide-react"

/** The button that leads to the provider's consent page. */
export function ConnectForm({
  provider,
  hostId,
  label,
  tone = "plain",
}: {
  provider: string
  hostId: string
  label: string
  tone?: ButtonTone
}) {
  return (
    <form method="post" action={paths.connect(provider)}>
      <input type="hidden" name="host" value={hostId} />
      <Button tone={tone} icon={CalendarPlus}>
        {label}
      </Button>
    </form>
  )
}
