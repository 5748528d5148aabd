/** Single-use links to private pages, in ICU message format. */
export const links = {
  title: "Single-use links",
  published: "Published. It is opened by single-use links:",
  lead: "Each opens this page for one booking. Whoever is given the link can book; nobody else finds the page.",
  units: { days: "{value, plural, one {day} other {days}}" },
  /** What a new link is asked for. */
  make: {
    heading: "Make a link",
    note: { label: "For whom", help: "A note for you, such as a name. Clients do not see it." },
    email: {
      label: "Send it to",
      help: "The link goes to this address at once. Leave it empty to give the link to somebody yourself.",
    },
    days: { label: "Good for" },
    submit: "Make the link",
  },
  notPrivate: {
    headline: "This page is not private",
    text: "It opens without a link. To have it opened by single-use links only, set “Who finds it” to Private, save and publish.",
  },
  notPublished:
    "Clients cannot see this page yet. Links begin to work once it is published as a private page.",
  tooMany:
    "Too many links were mailed within an hour. Nothing was made; try again later, or leave the address empty.",
  list: {
    heading: "Links made so far",
    caption: "Single-use links of this page, newest first",
    none: "There are none yet. Make one above, and give it to the person who is to book.",
    note: "For",
    nobody: "No note",
    state: "State",
    expiresAt: "Good until",
    createdAt: "Made",
    createdBy: "{name}, ",
  },
  states: {
    open: "Not used yet",
    held: "A time is held with it",
    used: "Used",
    expired: "Expired",
    revoked: "Withdrawn",
  },
  booking: "Booking {reference}",
  /** One link. */
  one: {
    title: "Single-use link",
    made: "The link is made",
    mailed: "It is on its way to {email}.",
    label: "Link",
    help: "Give it to one person. It works for one booking, until {date}.",
    mail: "Mailed to {email}: {state, select, pending {on its way} sent {sent} dropped {not sent, since the link ended} other {could not be sent}}.",
    end: "Withdraw it",
    endHelp:
      "Once withdrawn, the link opens nothing any more. A booking made with it, or a time held with it, stays.",
    ended: "The link is withdrawn.",
    canceled:
      "What was booked with a link has used it up, canceled or not. For another booking, make a new link.",
    back: "All links of this page",
  },
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
    withdrawn: {
      headline: "This page is not open for bookings now",
      text: "Your link is right, but {organizer} does not offer the page at present. Nothing was booked. Ask {organizer} how to go on; once the page is open again, this link works as before.",
    },
    over: {
      headline: "This link opens nothing any more",
      text: "It came with a time you chose here before, and the page opens by invitation only. What you booked is in the mails about it. To book another time, ask {organizer} for a new link.",
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

/** What may be wrong with what is typed for a link; told among the admin's own. */
export const linkProblems = {
  "link-not-published":
    "The page is not published: the mail would lead nowhere. Publish it first, or leave this empty.",
}
