import { formatMoney } from "#app/messages/format.ts"
import { Button } from "#app/ui/button.tsx"
import { RadioGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** What could go back of what came in, in minor units of `currency`. */
export type Refundable = { byRuleMinor: number; fullMinor: number; currency: string }

/** Posts `refund`: `by-rule`, `full` or `none`. Nothing is asked where nothing came in. */
export function CancellationForm({ refund }: { refund: Refundable }) {
  const { text, locale } = useLanguage()
  const { byRuleMinor, fullMinor, currency } = refund
  const say = (key: string) => text(`admin.booking.cancellation.${key}`)
  const isWhole = byRuleMinor === fullMinor
  const choice = (value: string, amountMinor: number) => ({
    value,
    label: text(`admin.booking.cancellation.choices.${value}`, {
      amount: formatMoney(amountMinor, currency, locale),
    }),
  })
  return (
    <form method="post" className="grid gap-6">
      {fullMinor > 0 ? (
        <RadioGroup
          id="refund"
          name="refund"
          label={say("refund")}
          required
          // The rule is for clients who cancel; an organizer who does usually returns all of it.
          defaultValue={isWhole ? "by-rule" : "full"}
          choices={[
            choice("by-rule", byRuleMinor),
            ...(isWhole ? [] : [choice("full", fullMinor)]),
            choice("none", 0),
          ]}
        />
      ) : (
        <>
          <input type="hidden" name="refund" value="none" />
          <p>{say("nothingPaid")}</p>
        </>
      )}
      <p className="text-muted">{say("mails")}</p>
      <Button tone="danger" className="justify-self-start">
        {say("submit")}
      </Button>
    </form>
  )
}
