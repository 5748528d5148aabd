/** The admin's texts of a page's fields about agreeing, places, and what comes after booking. */
export const pageFields = {
  otherLocations: {
    label: "Places to choose from",
    help: "With one or more here, clients choose between these and the place above. Their choice stays when the booking moves.",
    kind: "Place {position}: kind",
    text: "Place {position}: what clients read",
    url: "Place {position}: link",
    name: "place {position}",
    add: "Add a place",
  },
  consentText: {
    label: "What clients agree to",
    help: "Markdown. Clients must tick a box under it before they book; when, and which text, is kept with the booking. Leave it empty to ask nothing.",
    agreedTo: "The text of revision {number}",
  },
  after: {
    heading: "After booking",
    help: "What confirmed clients read and get.",
  },
  confirmedText: {
    label: "Text for confirmed clients",
    help: "Markdown. It stands on the booking’s own page and in the mail that confirms it.",
  },
  afterBookingUrl: {
    label: "Where clients go on",
    help: "A page of your own site, beginning with https://. Clients are led there once they are confirmed; the booking’s own page has a link to it. Leave it empty to show the booking’s page.",
  },
  reminders: {
    label: "Reminders",
    help: "Mails to the client. Untick both to send none.",
    "24h": "A day before",
    "1h": "An hour before",
  },
}

/** What may be wrong with what is typed there; told among the admin's own. */
export const pageFieldProblems = {
  "location-twice": "Clients could not tell this place from another. Give it words of its own.",
}
