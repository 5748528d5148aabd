/** Texts of the status page, in ICU message format. */
export const status = {
  title: "{headline}: {page}",
  initiated: {
    headline: "Your booking is not finished yet",
    text: "Go on where you were. The time is not held until you have finished.",
    action: "Finish your booking",
  },
  scheduled: {
    headline: "This time is held for you",
    text: "Pay to make it yours. Nobody else can take it meanwhile.",
  },
  approval: {
    headline: "Your request has been sent",
    text: "{host} will answer. You get an email as soon as that happens.",
  },
  paymentPending: {
    headline: "Waiting for your payment",
    text: "The payment page is open. If you closed it, continue from here: you cannot pay twice.",
  },
  checking: {
    headline: "We are checking your payment",
    text: "This takes a few seconds. The page goes on by itself; you can also close it, and the confirmation comes by email.",
    reload: "Check again",
  },
  settlement: {
    headline: "Your payment is on its way",
    text: "Your bank needs some days for it. The time stays yours meanwhile, and you get an email when it has arrived.",
  },
  paymentFailed: {
    headline: "The payment did not go through",
    text: "Nothing was charged. The time is still held for you: try again, or use another card.",
    reason: "The bank said: {reason}",
    action: "Try again",
  },
  confirmed: {
    headline: "Your booking is confirmed",
    text: "The invitation has been sent to {email}.",
    textNoEmail: "The invitation has been sent to you by email.",
  },
  completed: {
    headline: "Thank you for coming",
    text: "This meeting is over. We hope it was worth your time.",
  },
  abandoned: {
    headline: "This hold has expired",
    text: "The time was not paid for and is offered to others again. Nothing was charged.",
    released: "You let this time go. Nothing was charged.",
    textPaid:
      "The time is offered to others again. What you paid does not buy it and goes back to you.",
    releasedPaid: "You let this time go. What you paid before goes back to you.",
    action: "Book again with the same answers",
  },
  canceled: {
    headline: "This booking is canceled",
    byClient: "You canceled it.",
    byOrganizer: "{host} canceled it. We are sorry.",
    bySystem: "It could not take place.",
    action: "Book another time",
  },
  refunded: {
    headline: "Your money has been returned",
    text: "{amount} was sent back to the card or account you paid with.",
    reference: "Refund reference: {reference}",
  },
  otherAmount:
    "What you paid is not what was asked. It goes back to you, and the time is still to be paid.",
  refund: {
    none: "Nothing was paid, so nothing needs to come back.",
    kept: "By the rules of this booking no money comes back.",
    onItsWay:
      "{amount} is on its way back to the card or account you paid with. Banks usually show it within 5 to 10 business days.",
    done: "{amount} was sent back to the card or account you paid with. Banks usually show it within 5 to 10 business days.",
    failed:
      "Sending back {amount} did not work yet. {host} has been told and will settle it with you.",
  },
  next: "What comes next",
  addToCalendar: "Add to your calendar",
  google: "Google Calendar",
  outlook: "Outlook",
  file: "Apple and others (.ics file)",
  move: "Move to another time",
  cancel: "Cancel this booking",
  join: "Join here",
  again: "Book another time",
  payProblem:
    "The payment page could not be opened just now. Your time is still held; please try again.",
  notMovable: "It is too late to move this booking online.",
  notCancelable: "It is too late to cancel this booking online.",
  answers: "Your answers",
}
