/** The screen of an organizer's brand: texts in ICU message format. */
export const brand = {
  title: "Brand",
  lead: "How your pages and mails look, and whom the mails are from. Nothing on them says anything of us.",
  settings: "Colour, face, footer, and whom your mails are from.",
  save: "Save brand",
  saveOver: "Save mine over it",
  saved: "Saved.",
  conflict: {
    headline: "Somebody else has saved the brand",
    text: "Nothing of yours was saved yet. Compare, change what you want to keep in the form, and save it again.",
    caption: "Where theirs and yours differ",
    theirs: "Saved meanwhile",
    mine: "Yours",
  },
  sections: {
    look: { heading: "Look", help: "On every page that clients see." },
    footer: { heading: "Footer", help: "Said below every page and mail." },
    sender: { heading: "Mails", help: "What clients see in their inbox." },
  },
  fields: {
    accentColor: {
      label: "Colour",
      help: "For links and the one button that goes on. It is made darker or lighter where it could not be read.",
    },
    font: {
      label: "Face",
      help: "Taken from what every device has, so that pages load at once and nobody else is told.",
    },
    footer: {
      label: "Footer",
      help: "An address, opening hours. Plain text, up to ten lines.",
    },
    senderName: { label: "Sender’s name", help: "Left empty, it is the name of your business." },
    senderAddress: {
      label: "Sender’s address",
      help: "Clients’ answers go there. Mails are from it when you have proven its domain by a DNS record.",
    },
  },
  fonts: {
    system: { label: "Plain", hint: "The device’s own face" },
    serif: { label: "Serif", hint: "As books are printed" },
    rounded: { label: "Rounded", hint: "Softer; plain where a device has none" },
  },
  sender: {
    title: "Whom your mails are from",
    from: "From",
    replyTo: "Answers go to",
    host: "The host of the booking",
    unproven:
      "Mails are not from {address} yet, since {domain} is not proven to be yours. Add and prove it under Domains, and let its SPF and DKIM records allow this server’s mail.",
    proven:
      "Let the SPF and DKIM records of {domain} allow this server’s mail, or mails may be taken for spam.",
    domains: "Domains",
  },
  preview: {
    title: "Preview",
    help: "A page and a mail with an example’s texts. It shows what is saved until you ask for what you have typed.",
    show: "Show preview",
    page: "A page",
    mail: "A mail: {subject}",
    heading: "Consultation",
    text: "An hour for your questions, by video.",
    link: "Other times",
    button: "Book and pay",
    plain: "The same mail as plain text",
  },
  back: "Settings",
}

/** What may be wrong with a brand as it is typed. */
export const brandProblems = {
  "footer-long": "Make this shorter: at most {longest} characters.",
  "footer-lines": "Give at most ten lines.",
  "footer-unprintable": "Leave out characters that cannot be printed.",
}
