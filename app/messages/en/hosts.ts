/** Hosts and teams in the admin, in ICU message format. */
export const hosts = {
  sections: {
    team: {
      heading: "Who is booked",
      help: "How hosts are chosen, and how much each of them takes. Which hosts these are stands under Hosts of this page.",
    },
  },
  fields: {
    hostChoice: { label: "Hosts" },
    limits: {
      label: "At most",
      help: "How many bookings of this page one host takes. Days, weeks and months are those of the host’s schedule; a time that is held counts too. Empty means no limit.",
    },
    capacity: {
      label: "Seats",
      help: "How many clients can book the same time. With one seat, each client is alone with you.",
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
