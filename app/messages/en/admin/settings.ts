/** Texts of the settings, in ICU message format. */
export const settings = {
  title: "Settings",
  visit: "Your pages are at {address}",
  save: "Save settings",
  done: {
    saved: "Saved.",
    password: "Your password is changed. Every other browser is signed out.",
  },
  account: "Your account",
  signedInAs: "Signed in as {email}",
  sections: {
    brand: { heading: "Business", help: "What clients see on pages and in mails." },
    place: { heading: "Place", help: "How times are shown to you here." },
  },
  fields: {
    name: { label: "Name" },
    timeZone: {
      label: "Time zone",
      help: "Lists and filters here use it. Your working hours have their own, under Availability.",
    },
    currentPassword: { label: "Present password" },
  },
  accent: {
    fine: "Your colour can be read on light and dark pages as it is.",
    adjusted: "Your colour is adjusted where text is printed in it",
    light: "On light pages its contrast is {ratio} to 1; text uses {tone} instead.",
    dark: "On dark pages its contrast is {ratio} to 1; text uses {tone} instead.",
  },
  password: {
    title: "Change password",
    lead: "Every other browser is signed out.",
    submit: "Change password",
    back: "Back to the settings",
  },
  sessions: {
    text: "If a browser that is not yours may be signed in, sign out everywhere, this one too.",
    button: "Sign out everywhere",
  },
}
