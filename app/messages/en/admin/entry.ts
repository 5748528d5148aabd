/** Texts of signing in, setting up and setting a password, in ICU message format. */
export const entry = {
  backToLogin: "Back to signing in",
  fields: {
    email: { label: "Email" },
    password: { label: "Password" },
    newPassword: {
      label: "Password",
      help: "At least 10 characters. A few words are easier to keep in mind than signs.",
    },
    organizerName: {
      label: "Name of your business",
      help: "Clients see it on every page and email.",
    },
    slug: {
      label: "Address",
      help: "Your pages begin with it. Small letters, digits and dashes, such as studio-berg.",
    },
    timeZone: { label: "Time zone", help: "Where your working hours are." },
    ownerName: { label: "Your name" },
  },
  login: { title: "Sign in", submit: "Sign in", forgot: "I have forgotten my password" },
  setup: {
    title: "Set up your booking pages",
    lead: "This is asked once. You can change all of it later.",
    submit: "Set up",
  },
  forgot: {
    title: "Get a new password",
    lead: "We send a link to your address. It works once, for an hour.",
    submit: "Send the link",
    sent: "If there is an account with this address, a mail is on its way.",
    sentText: "It may take a minute. Look among unwanted mail too.",
  },
  reset: {
    title: "Choose a new password",
    submit: "Set the password",
    over: "This link does not work any more",
    overText: "It works once and for an hour. You can have a new one sent.",
    again: "Send a new link",
  },
  notices: {
    "password-set": "Your new password is set. Sign in with it.",
    "signed-out": "You are signed out.",
    "set-up": "All is set up. Sign in to begin.",
  },
}
