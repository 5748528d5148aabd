/** Texts of a time that is held, in ICU message format. */
export const hold = {
  until: "Held for you until {time}",
  left: "Time left: {duration}",
  leftShort: "less than a minute",
  pay: "Continue to payment",
  payAmount: "Continue to payment ({price})",
  other: "Choose another time",
  release: "Let this time go",
  releaseNote: "It is offered to others again at once. Nothing is charged.",
  releaseHeadline: "Let this time go?",
  releaseProblem: {
    headline: "The time could not be let go just now",
    text: "The payment page does not answer, so we cannot be sure that it is closed. Your time is still held and nothing was charged. Please try again in a minute; without a payment it ends by itself.",
  },
  keep: "Keep it",
}
