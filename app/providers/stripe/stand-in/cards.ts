/** What a card does when it is used on the payable page. */
export type CardBehaviour =
  | { does: "pay"; then?: "dispute" | "refund-settles-late" | "refund-fails-late" }
  | { does: "pay-later" }
  | { does: "decline"; code: string; declineCode: string; message: string }

type Card = { brand: string; behaviour: CardBehaviour }

const decline = (declineCode: string, message: string, code = "card_declined"): CardBehaviour => ({
  does: "decline",
  code,
  declineCode,
  message,
})

/**
 * Stripe's own test numbers (https://docs.stripe.com/testing), and one of ours: `4000 0000 0000 7007` pays
 * like a bank debit, so that the checkout is complete at once and the money arrives, or fails, later.
 */
const cards = new Map<string, Card>([
  ["4242424242424242", { brand: "visa", behaviour: { does: "pay" } }],
  ["5555555555554444", { brand: "mastercard", behaviour: { does: "pay" } }],
  ["378282246310005", { brand: "amex", behaviour: { does: "pay" } }],
  ["4000000000000259", { brand: "visa", behaviour: { does: "pay", then: "dispute" } }],
  ["4000000000007726", { brand: "visa", behaviour: { does: "pay", then: "refund-settles-late" } }],
  ["4000000000005126", { brand: "visa", behaviour: { does: "pay", then: "refund-fails-late" } }],
  ["4000000000007007", { brand: "visa", behaviour: { does: "pay-later" } }],
  [
    "4000000000000002",
    { brand: "visa", behaviour: decline("generic_decline", "Your card was declined.") },
  ],
  [
    "4000000000009995",
    {
      brand: "visa",
      behaviour: decline("insufficient_funds", "Your card has insufficient funds."),
    },
  ],
  [
    "4000000000000069",
    {
      brand: "visa",
      behaviour: decline("expired_card", "Your card has expired.", "expired_card"),
    },
  ],
])

const notForTests = decline(
  "test_mode_live_card",
  "Your card was declined. This is a sandbox: use one of the test cards.",
)

/** A card by its number, spaces and dashes ignored; null when the number is no card number at all. */
export function readCard(typed: string): (Card & { last4: string }) | null {
  const digits = typed.replace(/[\s-]/g, "")
  if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits)) return null
  const card = cards.get(digits) ?? { brand: "unknown", behaviour: notForTests }
  return { ...card, last4: digits.slice(-4) }
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
