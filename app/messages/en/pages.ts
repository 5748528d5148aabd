/** The admin's texts about making, showing and putting away booking pages. */
export const pages = {
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
