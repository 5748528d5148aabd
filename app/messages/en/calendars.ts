/** Texts in ICU message format. */
export const calendars = {
  /** What we write into a host's own calendar. */
  event: {
    hold: "Hold: {page}",
    holdText:
      "Somebody is booking this time and has not paid yet. It becomes a meeting when the payment is in, and goes away by itself when it never comes.",
    confirmed: "{page} – {client}",
    client: "Client: {client}",
    reference: "Booking: {reference}",
    notes: "Notes: {notes}",
  },
  problems: {
    notSetUp:
      "This calendar provider is not set up here. Whoever runs this installation has to add its keys.",
    notFound: "There is no such calendar.",
    stateInvalid:
      "This way of connecting was used already, is older than ten minutes, or was begun in another browser. Nothing was connected. Please begin again.",
    consentDenied: "Access to the calendar was not allowed, so nothing was connected.",
    scopesMissing:
      "Not every permission was ticked, so nothing was connected. Please begin again and leave all boxes ticked: to see when you are busy, and to write bookings into your calendar.",
    codeRefused: "The calendar did not accept the connection. Please begin again.",
    noRefreshToken:
      "The calendar gave no lasting permission, so nothing was connected. Remove this app from your account’s connected apps, then begin again.",
    noCalendars: "This account has no calendar that can be read, so nothing was connected.",
    providerSilent: "The calendar is not answering. Nothing was connected. Please try again.",
    destinationReadOnly: "Bookings cannot be written to this calendar. Please choose another.",
  },
}
