/** Texts of a payment link that leads nowhere any more, in ICU message format. */
export const payLink = {
  paid: {
    headline: "This is paid already",
    text: "The confirmation went to you by email, with the links to your booking.",
  },
  over: {
    headline: "There is nothing left to pay",
    text: "This booking has ended.",
  },
}
