/** Single-use links to private pages, in ICU message format. */
export const links = {
  /** What a client reads whose link opens nothing now. */
  closed: {
    held: {
      headline: "This link is being used right now",
      text: "A time is held with it at the moment. If that was you, go on where you were, or use the link in the mail about it. When it is not booked in the end, this link works again.",
      textUntil:
        "A time is held with it until {time}. If that was you, go on where you were, or use the link in the mail about it. When it is not paid by then, this link works again.",
    },
    used: {
      headline: "This link has been used",
      text: "A booking was made with it, and it is good for one. If that was you, the mail that confirmed it leads to your booking. For another, ask {organizer} for a new link.",
    },
    expired: {
      headline: "This link has expired",
      text: "It was good for a limited time. Ask {organizer} for a new one.",
    },
    revoked: {
      headline: "This link was withdrawn",
      text: "It can no longer be booked with. Ask {organizer} for a new one.",
    },
    /** The details form comes back as it was typed. */
    form: {
      held: "This link is being used right now: somebody holds a time with it. Nothing was booked; try again in a while.",
      used: "This link has been used: it is good for one booking. Nothing was booked.",
      expired: "This link has expired meanwhile. Nothing was booked; ask for a new one.",
      revoked: "This link was withdrawn meanwhile. Nothing was booked; ask for a new one.",
    },
  },
}
