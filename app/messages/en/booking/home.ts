/** Texts of the start page of an installation, in ICU message format. */
export const home = {
  title: "Book a time",
  headline: "Book a time",
  text: "Choose whom you would like to meet.",
  empty: {
    headline: "Nearly there",
    text: "This installation is new. Set up the account that takes bookings.",
    action: "Set it up",
  },
  signIn: "Sign in",
}
