/** Texts of what a client may still change, in ICU message format. */
export const policy = {
  bothUntil: "Cancel or move up to {duration} before the start.",
  bothAnyTime: "Cancel or move at any time before the start.",
  bothNever: "Cannot be canceled or moved online.",
  cancelUntil: "Cancel up to {duration} before the start.",
  cancelAnyTime: "Cancel at any time before the start.",
  cancelNever: "Cannot be canceled online.",
  refundFull: "All your money comes back.",
  refundFullUntil: "All your money comes back until {duration} before, nothing after that.",
  refundPart: "{percent} % of your money comes back.",
  refundPartUntil:
    "{percent} % of your money comes back until {duration} before, nothing after that.",
  refundNone: "No money comes back.",
  moveUntil: "Move up to {duration} before the start.",
  moveAnyTime: "Move at any time before the start.",
  moveNever: "Cannot be moved online.",
}
