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
  title: "Calendars",
  lead: "What stands in a connected calendar is not sold a second time, and what is booked here is written into one.",
  providers: { google: "Google Calendar" },
  noProvider:
    "No calendar provider is set up here. Whoever runs this installation has to add its keys.",
  none: {
    headline: "No calendar is connected yet",
    text: "Until one is, only bookings made here make {host} busy, and nothing is written into a calendar.",
  },
  connect: "Connect {provider}",
  connectAnother: "Connect another account",
  reconnect: "Connect again",
  disconnect: "Disconnect",
  disconnectAccount: "Disconnect {account}",
  ofHost: "Calendars of {host}",
  state: { connected: "Connected", broken: "Broken" },
  broken: {
    headline: "{account} has to be connected again",
    text: "{provider} no longer lets us in. Until it does, times that depend on this calendar are not offered, and bookings wait to be written into it.",
  },
  checked: {
    label: "Not to be booked over",
    hint: "When one of these calendars has an event that is not marked as free, that time is not offered.",
  },
  destination: {
    label: "Bookings are written into",
    hint: "Bookings that exist stay in the calendar where they are.",
    none: "No calendar",
  },
  reading: {
    read: "Read at {time}",
    waiting: "Is being read for the first time; until then no time is offered",
    failed:
      "Could not be read; times are offered for 15 minutes after the last reading, not longer",
    readOnly: "Can only be read",
  },
  unwritten:
    "{count, plural, one {One booking is not yet in the calendar as it should be.} other {# bookings are not yet in the calendar as they should be.}} It is tried again until it is done.",
  save: "Save",
  news: {
    connected: "The calendar is connected.",
    saved: "Saved.",
    disconnected: "The calendar is disconnected, and its access was deleted here.",
  },
  disconnection: {
    title: "Disconnect {account}?",
    what: "We delete our access to it. Its events no longer block any time, new bookings are no longer written into it, and events that stand in it stay there.",
    pages: "These pages are booked by it:",
    noPages: "No published page depends on it.",
    back: "Keep it connected",
  },
  failed: {
    title: "Nothing was connected",
    again: "Back to the calendars",
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
