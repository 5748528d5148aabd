/** The admin's texts about making, showing and putting away booking pages. */
export const pages = {
  plan: {
    title: "Publish later",
    lead: "What you saved last (revision {number}) is published by itself, at this time on the clocks of {zone}.",
    at: { label: "When" },
    date: "Date",
    time: "Time",
    submit: "Plan it",
    change: "Change the time",
    callOff: "Call it off",
    back: "Back to the publication",
    nothingNew: "Clients see what you saved last already. Change the page first.",
    changed: "Somebody saved this page meanwhile. Look at what it says now, then plan.",
    listed: "to be published",
    planned: "Revision {number} will be published",
    older: "It is not the newest: what was saved since is not part of it.",
    look: "Change or call off",
    done: {
      planned: "It is planned.",
      "called-off": "Nothing is planned any more.",
    },
  },
  duplication: {
    title: "Duplicate",
    lead: "The copy says and sells the same, with the same hosts. It is a draft until you publish it.",
    suggested: "{title} (copy)",
    submit: "Make the copy",
    done: "The copy is made. It is a draft.",
  },
  deletion: {
    title: "Delete",
    lead: "A page that nothing hangs on can be deleted, with all its revisions. It does not come back.",
    submit: "Delete this page",
    done: "The page is deleted.",
    hangs: "This page cannot be deleted",
    published: "Clients see it. Stop showing it first.",
    bookings:
      "{bookings, plural, one {One booking was made on it, and keeps} other {# bookings were made on it, and keep}} what it said. Archive it instead: it leaves the list.",
    meetings: "Meetings belong to it. Archive it instead: it leaves the list.",
    publication: "Go to the publication",
  },
}

/** What may be wrong with what is typed there; told among the admin's own. */
export const pageProblems = {
  "time-past": "This is over. Give a time ahead.",
  "time-far": "Give a time within five years.",
  "time-skipped": "Clocks jump over this time that day. Give another.",
}
