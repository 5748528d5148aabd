import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge, type BadgeTone } from "#app/ui/status-badge.tsx"

const tones: Record<"pending" | "delivered" | "failed", BadgeTone> = {
  pending: "waiting",
  delivered: "good",
  failed: "bad",
}

/** How a delivery stands, in one word. */
export function DeliveryState({ state }: { state: keyof typeof tones }) {
  const { text } = useLanguage()
  return <StatusBadge tone={tones[state]} label={text(`webhooks.states.${state}`)} />
}

/** Whether an endpoint is told anything at present. */
export function EndpointState({ isPaused }: { isPaused: boolean }) {
  const { text } = useLanguage()
  return (
    <StatusBadge
      tone={isPaused ? "attention" : "good"}
      label={text(`webhooks.states.${isPaused ? "paused" : "active"}`)}
    />
  )
}
