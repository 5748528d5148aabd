import type { Translate } from "#app/messages/translate.ts"
import { durationText } from "#app/messages/duration.ts"
import type { PageContent } from "./schema.ts"

/** What happens if plans change, from a revision's cut-offs and refund rule. */
export type Policy = Pick<PageContent, "cancelCutoffMinutes" | "moveCutoffMinutes" | "refundRule">

/**
 * The policy in one line, as the client reads it before choosing and after booking.
 * @param isPaid whether there is money to talk about
 */
export function policyLine(policy: Policy, isPaid: boolean, text: Translate): string {
  const { cancelCutoffMinutes, moveCutoffMinutes } = policy
  const money = isPaid && cancelCutoffMinutes !== null ? [refund(policy, text)] : []
  const deadlines =
    cancelCutoffMinutes === moveCutoffMinutes
      ? [cutoff(cancelCutoffMinutes, "both", text), ...money]
      : [
          cutoff(cancelCutoffMinutes, "cancel", text),
          ...money,
          cutoff(moveCutoffMinutes, "move", text),
        ]
  return deadlines.join(" ")
}

function cutoff(minutes: number | null, what: "cancel" | "move" | "both", text: Translate): string {
  if (minutes === null) return text(`booking.policy.${what}Never`)
  if (minutes === 0) return text(`booking.policy.${what}AnyTime`)
  return text(`booking.policy.${what}Until`, { duration: durationText(minutes, text) })
}

function refund({ refundRule, cancelCutoffMinutes }: Policy, text: Translate): string {
  const { minutesBefore, percent } = refundRule
  if (percent === 0) return text("booking.policy.refundNone")
  const kind = percent === 100 ? "refundFull" : "refundPart"
  // A rule that ends no sooner than cancelling itself needs no second deadline.
  if (minutesBefore <= (cancelCutoffMinutes ?? 0))
    return text(`booking.policy.${kind}`, { percent })
  const duration = durationText(minutesBefore, text)
  return text(`booking.policy.${kind}Until`, { percent, duration })
}
