/** Texts of the booking page, in ICU message format. */
export const page = {
  title: "{page} with {host}",
  about: "About this",
  more: "Read what it is about",
  durations: "How long",
  durationChoice: "{duration}, {price}",
  timesOn: "Times on {date}",
  chooseDay: "Choose a day to see its times.",
  noTimesOn: "No times on {date}.",
  noTimesIn: "No times in {month}.",
  nextFree: "Next free: {date}, {time}",
  noTimesAtAll: "Nothing can be booked at the moment. Please look again later.",
  unreachable: {
    headline: "We cannot see the calendar right now",
    text: "{host}’s calendar is not answering, so we cannot say which times are free. Please try again in a minute.",
    again: "Try again",
  },
  preview: "This is a preview of a draft. It cannot be booked.",
  chooseOther: {
    headline: "Choose another time",
    text: "You hold {date}, {time}. It is yours until you choose another one or it runs out.",
    back: "Keep the time you have",
  },
}
