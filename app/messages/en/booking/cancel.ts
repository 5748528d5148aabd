/** Texts of canceling, in ICU message format. */
export const cancel = {
  title: "Cancel: {page}",
  headline: "Cancel this booking?",
  moneyHeadline: "What happens to your money",
  full: "You get {amount} back in full, to the card or account you paid with. Banks usually show it within 5 to 10 business days.",
  part: "You get {amount} of {paid} back, to the card or account you paid with. Banks usually show it within 5 to 10 business days.",
  kept: "You paid {paid}. By the rules of this booking no money comes back.",
  nothing: "Nothing was paid, so nothing is charged.",
  unpaid: "Nothing was charged yet, and nothing will be.",
  returned: "What you paid was sent back to you before.",
  after: "{host} is told and the time is offered to others again. This cannot be undone.",
  action: "Cancel this booking",
  keep: "Keep it",
  tooLate: {
    headline: "This can no longer be canceled online",
    text: "It was possible until {time}. Please write to {host}.",
    never: "Please write to {host}.",
  },
}
