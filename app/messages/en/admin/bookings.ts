/** Texts of the admin's list of bookings, in ICU message format. */
export const bookings = {
  title: "Bookings",
  caption: "Bookings",
  search: "Name, email or reference",
  anyState: "All states",
  anyPage: "All pages",
  from: "From",
  until: "Until",
  flagged: "Look at it",
  empty: {
    headline: "No bookings yet",
    text: "Publish a page and share its address. Everything clients book, pay, move and cancel stands here.",
  },
  none: {
    headline: "No booking matches",
    text: "Search for something else, or clear the filters.",
  },
  columns: {
    starts: "When",
    client: "Client",
    page: "Page",
    state: "State",
    amount: "Price",
    created: "Booked",
  },
  states: {
    INITIATED: "Begun",
    SCHEDULED: "Held",
    PAYMENT_PENDING: "Waiting for payment",
    PAYMENT_FAILED: "Payment failed",
    CONFIRMED: "Confirmed",
    COMPLETED: "Completed",
    ABANDONED: "Hold expired",
    CANCELED: "Canceled",
    REFUNDED: "Refunded",
  },
}
