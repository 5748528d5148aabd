import type { ShownDelivery } from "#app/features/webhook/queries.server.ts"
import { Facts, type Fact } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { answerText } from "./answer-text.ts"
import { DeliveryState } from "./states.tsx"

/** Everything about one delivery but its body. */
export function DeliveryFacts({
  delivery,
  timeZone,
}: {
  delivery: ShownDelivery
  timeZone: string
}) {
  const { text } = useLanguage()
  const { lastStatus, lastError } = delivery
  const fact = (key: string, value: Fact["value"]): Fact => ({
    key,
    label: text(`webhooks.delivery.${key}`),
    value,
  })
  const moment = (key: string, at: Date | null) =>
    at === null ? [] : [fact(key, <Moment at={at} timeZone={timeZone} />)]
  const answer = answerText(delivery, text)
  return (
    <Facts
      facts={[
        fact("state", <DeliveryState state={delivery.state} />),
        fact("id", <code className="text-sm wrap-anywhere">{delivery.messageId}</code>),
        fact("attempts", delivery.attempts),
        ...(answer === null ? [] : [fact("answer", answer)]),
        ...(lastStatus !== null && lastError
          ? [fact("said", <bdi className="wrap-anywhere">{lastError}</bdi>)]
          : []),
        ...moment("created", delivery.createdAt),
        ...moment("lastAttempt", delivery.lastAttemptAt),
        ...moment("delivered", delivery.deliveredAt),
        ...moment("nextAttempt", delivery.nextAttemptAt),
      ]}
    />
  )
}
