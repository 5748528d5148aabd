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
  visibility: {
    label: "Who finds it",
    public: {
      label: "Public",
      hint: "It stands among your pages, and search engines may show it.",
    },
    unlisted: {
      label: "Unlisted",
      hint: "Whoever has its address can book it. It is not among your pages, nor shown by search engines.",
    },
    private: {
      label: "Private",
      hint: "Nobody finds it, not even by its address. Each single-use link that you make for it opens it for one booking.",
    },
  },
  bulk: {
    choose: "Choose",
    chooseOne: "Choose {title}",
    with: "With the chosen pages",
    none: "Choose pages first",
    actions: {
      unpublish: "Stop showing",
      archive: "Archive",
      duplicate: "Duplicate",
      "bring-back": "Bring back",
    },
    done: {
      unpublish:
        "{done, plural, =0 {No page was changed} one {One page is not shown any more} other {# pages are not shown any more}}",
      archive:
        "{done, plural, =0 {No page was changed} one {One page is archived} other {# pages are archived}}",
      duplicate:
        "{done, plural, =0 {No page was copied} one {One page is copied} other {# pages are copied}}",
      "bring-back":
        "{done, plural, =0 {No page was changed} one {One page is back} other {# pages are back}}",
    },
    copiesAreDrafts:
      "Each copy is a draft with the same hosts. Give it a title and an address of its own.",
    left: {
      unpublish: "{title} is not shown: {status}.",
      archive: "{title} is archived already.",
      "bring-back": "{title} is not archived: {status}.",
    },
  },
  views: {
    title: "Your views",
    own: "Your views",
    lead: "{list}, as you want to find them again. Nobody else sees your views.",
    keep: "Keep this view",
    change: "Your views",
    name: { label: "Name", help: "Search, filters and order are kept under it." },
    submit: "Keep it",
    none: "You keep no views yet. Search or filter the list, then keep what it shows.",
    forget: "Forget {name}",
    back: "Back to the list: {list}",
  },
  templates: {
    choose: "Start from",
    blank: { name: "Blank page", help: "Say everything yourself." },
    consultation: {
      name: "Consultation",
      help: "An hour, paid, with a question about the topic.",
      title: "Consultation",
      description:
        "An hour for your question, with me alone.\n\n- Tell me beforehand what it is about\n- We look at where you are\n- You leave with the next steps",
      location: "Video call",
      question: "What is it about?",
    },
    coaching: {
      name: "Coaching by length",
      help: "30, 60 or 90 minutes, each with its price.",
      title: "Coaching",
      description:
        "Choose how long we take: half an hour for one question, an hour for a topic, an hour and a half to go deep.",
      location: "Video call",
      question: "What would you like to reach?",
    },
    workshop: {
      name: "Workshop with seats",
      help: "Several clients at the same time, up to ten.",
      title: "Workshop",
      description:
        "Three hours in a small group.\n\n**You take home**\n\n- The method, tried on your own example\n- The notes of the day",
      question: "What do you know about it already?",
    },
    "intro-call": {
      name: "Free intro call",
      help: "15 minutes, nothing to pay, at most three a day.",
      title: "Intro call",
      description: "A quarter of an hour to get to know each other. It is free.",
      location: "Video call",
      question: "What brings you here?",
    },
    "office-hours": {
      name: "Office hours for a team",
      help: "20 minutes with whoever's turn it is.",
      title: "Office hours",
      description: "Bring a question. Somebody of our team takes 20 minutes for it.",
      location: "Video call",
      question: "What is your question?",
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
  "view-name-taken": "You keep another view by this name. Choose another, or forget that one.",
  "too-many-views": "You keep 20 views of this list. Forget one first.",
  "time-past": "This is over. Give a time ahead.",
  "time-far": "Give a time within five years.",
  "time-skipped": "Clocks jump over this time that day. Give another.",
}
