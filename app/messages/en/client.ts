/** Texts of the booking page's choices and of its frame on other sites, in ICU message format. */
export const client = {
  oneOf: "one of {hosts}",
  somebodyOf: "somebody of {organizer}",
  hosts: {
    label: "With whom",
    anyone: "Anyone",
    show: "Show their times",
  },
  times: {
    said: "{count, plural, =0 {No times} one {One time} other {# times}} on {date}",
    saidMonth: "{month}: {count, plural, =0 {no days} one {one day} other {# days}} with times",
  },
  held: {
    title: "Yours: {page}",
    headline: "This time is held for you",
    text: "Payment goes on in the whole window, where your browser shows whose page it is.",
    headlineBooked: "Your booking is confirmed",
    textBooked: "The invitation comes by email. Everything about your booking is on its own page.",
    headlineOther: "Go on with your booking",
    textOther: "How it stands, and what you can do, is on its own page.",
    ended: "This time is not held any more",
    endedText:
      "It was not paid in time, so others may have it now, and you owe nothing. Choose a time again; what you typed is still there.",
    canceled: "This booking was called off",
    canceledText: "What that means for you, also for your money, is on its own page.",
    done: "This meeting is over",
    doneText: "Everything about your booking is on its own page.",
    pay: "Continue to payment ({price})",
    status: "Open your booking",
    over: "This link does not work any more",
    overText: "The newest email about your booking has one that does.",
    again: "Choose a time",
  },
}
