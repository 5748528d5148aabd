import { facts } from "./booking/facts.ts"
import { policy } from "./booking/policy.ts"
import { page } from "./booking/page.ts"
import { home } from "./booking/home.ts"
import { details } from "./booking/details.ts"
import { hold } from "./booking/hold.ts"
import { status } from "./booking/status.ts"
import { cancel } from "./booking/cancel.ts"
import { move } from "./booking/move.ts"
import { payLink } from "./booking/pay-link.ts"
import { outdated } from "./booking/outdated.ts"

/** Texts of the client's screens, in ICU message format. */
export const booking = {
  place: {
    link: "Online",
    teams: "Microsoft Teams",
    zoom: "Zoom",
    phone: "By phone",
    "in-person": "In person",
  },
  facts,
  policy,
  page,
  organizer: {
    title: "Book a time with {name}",
    headline: "Book a time",
    empty: "Nothing can be booked here at the moment.",
    choose: "Choose a time",
    priceFrom: "from {price}",
  },
  home,
  details,
  tooManyHolds: {
    address:
      "From your connection several times are being held already. Pay for one of them or let one go, then try again.",
    email:
      "With this email address several times are being held already. Pay for one of them or let one go: the links are in your mail.",
    page: "Very many people are booking here at this moment. Times that are not paid are freed again soon.",
  },
  hold,
  status,
  cancel,
  move,
  payLink,
  outdated,
  elsewhere: {
    title: "Pay: {page}",
    headline: "One more step: pay",
    text: "The payment page is on {host}. Your time is held meanwhile.",
    action: "Open the payment page",
  },
}
