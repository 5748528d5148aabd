/** Texts of the details form, in ICU message format. */
export const details = {
  title: "Your details: {page}",
  headline: "Your details",
  summary: "What you are booking",
  changeTime: "Choose another time",
  name: "Your name",
  email: "Email",
  emailHint: "The confirmation and all links go here.",
  notes: "Anything {host} should know",
  choose: "Please choose",
  onlyIf: "Only if you answered “{question}” with {answers}:",
  onlyIfTicked: "Only if you ticked “{question}”:",
  holdAndPay: "Hold this time and pay {price}",
  book: "Book this time",
  moveAndPay: "Take this time instead and pay {price}",
  afterPay:
    "The time is held for you for {duration} while you pay on a secure page. If you do not pay, nothing is owed.",
  afterFree: "You get a confirmation by email at once.",
  taken: {
    headline: "Somebody was quicker: this time is gone",
    text: "Nothing was booked and nothing was charged. What you typed is still here. Choose one of the nearest times:",
    none: "Nothing was booked and nothing was charged. What you typed is still here, but there is no other time near it.",
    all: "See all times",
  },
  changed: {
    headline: "This offer was changed while you were filling in the form",
    text: "Please look at what is different. Nothing was booked yet.",
    was: "before: {before}",
    price: "Price",
    policy: "If plans change",
  },
  unreachable: {
    headline: "We cannot check this calendar now",
    text: "{host}’s calendar is not answering, so we hold nothing that might be taken. Nothing was booked and nothing was charged. Please send the form again in a minute; what you typed is still here.",
  },
}
