/** Hosts and teams in the admin, in ICU message format. */
export const hosts = {
  title: "Hosts",
  caption: "Hosts: the people whose time is booked",
  search: "Name or email",
  anyState: "All hosts",
  columns: {
    name: "Name",
    state: "State",
    pages: "Pages",
    schedules: "Hours",
    calendars: "Calendars",
    signIn: "Sign-in",
  },
  states: { active: "Active", paused: "Paused" },
  empty: {
    headline: "Nobody yet",
    text: "A host is a person whose time is booked. Make one, and put them on a page.",
  },
  none: { headline: "No host matches", text: "Search for something else, or clear the filters." },
  noPage: "on no page",
  allPages: "{count, number} pages",
  morePages: "{count, plural, one {and one more} other {and # more}}",
  noSignIn: "No sign-in",
  hasSignIn: "Can sign in",
  person: "{name} ({email})",
  firstSchedule: "Usual hours ({timeZone})",
  schedule: "{name} ({timeZone})",
  calendars:
    "{connected, plural, =0 {none connected} one {one connected} other {# connected}}{broken, plural, =0 {} one {, one broken} other {, # broken}}",
  paused: "Nothing is offered with a paused host. The pause is ended under Hours.",
  new: {
    title: "New host",
    lead: "A person whose time is booked. They need no sign-in: everything can be set up for them here.",
    save: "Make the host",
  },
  settings: "The people whose time is booked, who of them signs in, and where they can be booked.",
  edit: { title: "Host", save: "Save host", back: "All hosts" },
  done: {
    created:
      "The host is made, with hours from Monday to Friday, 9 to 17. Change the hours, connect a calendar, and put them on a page.",
    saved: "Saved.",
  },
  ofPage: {
    title: "Hosts",
    save: "Save hosts",
    saved: "Saved. It counts at once.",
    back: "Back to the page",
    changeChoice: "Change how hosts are chosen",
    published: "Clients still get: {choice}. The draft counts once it is published.",
    choose: {
      label: "Others who can be booked here",
      search: "Name or email",
      add: "Add those chosen",
      none: "Nobody else is found.",
    },
    place: "{position}.",
    schedule: "Hours of {name} on this page",
    weight: "Weight of {name}",
    weightHelp: "From 1 to 100. With weight 2 a host gets twice as many bookings as with weight 1.",
    fixed: "{name} takes part in every meeting, beside one of the others",
    up: "Move up",
    down: "Move down",
    remove: "Remove",
  },
  reassign: {
    title: "Give to another host",
    with: "Now with {names}",
    who: "Who takes it over?",
    hours: "The time stays. Working hours and limits are not looked at: you decide.",
    from: "Who is replaced?",
    mails:
      "The client and both hosts get a mail, and the event moves to the other calendar. Price and terms stay.",
    submit: "Give it to them",
    nobody: "This page has no other host. Add one under Hosts of the page first.",
    obstacles: {
      booked: "Has another booking then.",
      busy: "Is busy then, by their calendar.",
      "calendar-unreadable":
        "Their calendar could not be read, so it is not known whether they are free.",
      paused: "Is paused.",
    },
    problems: {
      unchosen: "Choose who takes it over.",
      "not-taking-part": "They take no part any more. Choose again who is replaced.",
      "not-reassignable": "Only a confirmed booking that lies ahead can be given to somebody else.",
      "time-taken": "They are not free then. Choose somebody else.",
      "calendar-unreachable":
        "Their calendar does not answer, so it is not known whether they are free. Try again in a minute, or choose somebody else.",
    },
  },
  warnings: {
    headline: "Is this what you want?",
    "nobody-bookable":
      "Nothing is offered on this page at present, because {hosts} {count, plural, one {is} other {are}} paused.",
    "one-of-several":
      "Only the first host, {hosts}, is booked. To book the others too, change how hosts are chosen.",
    "collective-alone":
      "All hosts shall take part, and there is only one: {hosts}. Add the others.",
    "round-robin-alone": "Only {hosts} takes turns, so every booking goes to the same host.",
    "round-robin-nobody":
      "Every host is fixed and takes part in every meeting, so nobody takes turns.",
    "client-picks-alone": "Clients have no choice: {hosts} is the only host they could pick.",
    "client-picks-nobody":
      "Clients have no choice: every host is fixed and takes part in every meeting.",
    "weight-unused":
      "The weight of {hosts} changes nothing here: weights divide bookings among hosts who take turns and whose weights differ.",
  },
  sections: {
    person: {
      heading: "Who it is",
      help: "Clients see the name; mails and invitations go to the address.",
    },
    place: { heading: "Hours", help: "The first hours are Monday to Friday, 9 to 17." },
    ofPage: {
      heading: "Who is booked",
      help: "This is not part of the draft: what you save here counts at once. What is booked keeps its hosts.",
    },
    team: {
      heading: "Who is booked",
      help: "How hosts are chosen, and how much each of them takes. Which hosts these are stands under Hosts of this page.",
    },
  },
  fields: {
    name: { label: "Name" },
    email: { label: "Email", help: "New bookings, changes and cancellations are told there." },
    signIn: {
      label: "Signs in as",
      help: "Who signs in as this host minds their own calendars. Anybody of yours who is no host yet can be chosen.",
    },
    timeZone: { label: "Time zone", help: "In which the first hours are meant." },
    ofPage: {
      label: "Hosts of this page",
      help: "The first one leads: their calendar invites, and their clock counts where all must be free. Adding, moving and removing is stored when you save.",
    },
    hostChoice: { label: "Hosts" },
    limits: {
      label: "At most",
      help: "How many bookings of this page one host takes; with several seats, each client is a booking. Days, weeks and months are those of the host’s schedule; a time that is held counts too. Empty means no limit.",
    },
    capacity: {
      label: "Seats",
      help: "How many clients can book the same time. With one seat, each client is alone with you. What is booked already keeps to the seats it was sold with, and none are sold beyond these.",
    },
  },
  choices: {
    one: { label: "One host", hint: "Always the first host of this page." },
    "round-robin": {
      label: "Round robin",
      hint: "Whoever is free and had the fewest bookings, by weight. Fixed hosts join every meeting.",
    },
    "client-picks": {
      label: "The client picks",
      hint: "Clients choose one of the hosts, or take whoever is free.",
    },
    collective: { label: "All together", hint: "Every host takes part; all of them must be free." },
  },
  units: { seats: "{value, plural, one {seat} other {seats}}" },
  limits: {
    none: "no limit",
    below: "More is booked already than a limit lets through",
    look: "Look at the limits",
    perDay: {
      label: "Bookings per day",
      text: "{limit} a day",
      exceeded:
        "{booked, plural, one {One booking is} other {# bookings are}} already there for {host} on {date}: nothing more is offered on such days. What is booked stays booked.",
    },
    perWeek: {
      label: "Bookings per week",
      text: "{limit} a week",
      exceeded:
        "{booked, plural, one {One booking is} other {# bookings are}} already there for {host} in the week from {date}: nothing more is offered in such weeks. What is booked stays booked.",
    },
    perMonth: {
      label: "Bookings per month",
      text: "{limit} a month",
      exceeded:
        "{booked, plural, one {One booking is} other {# bookings are}} already there for {host} in {date}: nothing more is offered in such months. What is booked stays booked.",
    },
  },
}
