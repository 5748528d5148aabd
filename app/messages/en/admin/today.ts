/** Texts of the admin's start, in ICU message format. */
export const today = {
  title: "Today",
  attention: {
    title: "To look at",
    none: "Nothing needs you.",
    flagged: "The booking of {name} needs a look",
    connection: "The calendar of {account} is not connected any more",
    mail: "A mail could not be sent: {kind}",
    jobs: "{givenUp, plural, =0 {} one {One job was given up. } other {# jobs were given up. }}{failing, plural, =0 {} one {One job failed and will be tried again.} other {# jobs failed and will be tried again.}}",
  },
  next: {
    title: "Next meetings",
    none: "No meetings ahead",
    noneText: "Share the address of one of your pages, and what is booked will stand here.",
    all: "All {total} meetings ahead",
    allOfMany: "All meetings ahead",
  },
}
