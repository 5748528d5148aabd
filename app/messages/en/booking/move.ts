/** Texts of moving to another time, in ICU message format. */
export const move = {
  title: "Move: {page}",
  headline: "Move to another time",
  money: "Moving costs nothing. What you paid stays with the booking.",
  moneyFree: "Moving costs nothing.",
  keep: "Keep the time you have",
  confirm: {
    headline: "Move to this time?",
    from: "Until now",
    to: "New time",
    action: "Move the booking",
    other: "Choose another time",
  },
  taken: {
    headline: "Somebody was quicker: this time is gone",
    text: "Your booking is where it was. Choose another time below.",
  },
  over: {
    headline: "It is too late to take this time",
    text: "Your booking is where it was. Choose another time below.",
  },
  unreachable: {
    headline: "We cannot check this calendar now",
    text: "Your booking is where it was. Please try again in a minute.",
  },
  tooLate: {
    headline: "This can no longer be moved online",
    text: "It was possible until {time}. Please write to {host}.",
    never: "Please write to {host}.",
  },
}
