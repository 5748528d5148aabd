/** Texts of a link that is out of date, in ICU message format. */
export const outdated = {
  title: "This link is out of date",
  current: {
    headline: "A fresh link to your booking",
    text: "We can mail you one that opens everything about it.",
  },
  moved: {
    headline: "This booking was moved",
    text: "The link belongs to the old time, so it shows nothing any more. The newest email has the right one.",
  },
  ended: {
    headline: "This booking has ended",
    text: "The link belongs to a booking that was called off, so it shows nothing any more.",
  },
  expired: {
    headline: "This link has expired",
    text: "For safety links do not live for ever.",
  },
  send: "Mail me a fresh link",
  sendNote: "It goes to the email address of the booking.",
  sent: {
    headline: "Look into your mail",
    text: "If there is something to show, a fresh link is on its way to the email address of the booking.",
  },
}
