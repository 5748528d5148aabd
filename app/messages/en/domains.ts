/** The screens of an organizer's own domains: texts in ICU message format. */
export const domains = {
  title: "Domains",
  lead: "Show your pages at an address of your own. Links and mails then use it too.",
  settings: "Your pages, links and mails at an address of your own.",
  caption: "Your domains",
  empty: {
    headline: "Your pages are at {address}",
    text: "Add a domain that belongs to you, such as book.example.com. You prove that it is yours, let it lead to this server, and then choose it for links and mails.",
  },
  columns: { host: "Domain", state: "State", checked: "Last looked at" },
  never: "Never",
  states: {
    claimed: "Not proven yet",
    proven: "Proven, leads elsewhere",
    ready: "Shows your pages",
    primary: "Used for links and mails",
    trouble: "Needs attention",
    lapsed: "Proof is gone",
  },
  all: "All domains",
  new: {
    title: "Add a domain",
    lead: "A name such as book.example.com, which you can add records to where you bought it.",
    save: "Add domain",
  },
  section: { heading: "Name", help: "In the next step you prove that it is yours." },
  fields: {
    host: {
      label: "Domain",
      help: "Without https:// and without a path. Letters of other scripts are fine.",
    },
  },
  proof: {
    title: "1. Prove that it is yours",
    done: {
      dns: "Proven by the DNS record.",
      file: "Proven by the file.",
      loopback: "This name is your own machine, so there is nothing to prove.",
    },
    dns: "Where you manage the name, add this TXT record, and leave it there:",
    name: "Name",
    value: "Value",
    file: "Or, while the name still leads to a server of yours, show the value there as a plain text file at:",
    fileAddress: "Address of the file",
    own: "Names under .localhost are your own machine: check it, and it is yours.",
  },
  route: {
    title: "2. Let it lead here",
    text: "Point the name to this server, with a CNAME record to {host} or as whoever runs the server says. The server also needs a certificate for the name.",
    here: "It leads here.",
    notHere: "It does not lead here yet.",
  },
  choice: {
    title: "3. Use it for links and mails",
    text: "New links, mails, calendar files and programs then name it. Links that were sent before go on working.",
    use: "Use it for links and mails",
    stop: "Stop using it for links",
    chosen: "It is used for links and mails.",
    waits: "It can be chosen when it is proven and leads here.",
  },
  check: {
    submit: "Check now",
    last: "Last looked at",
    never: "It has not been looked at yet.",
    said: "What was reported",
  },
  removal: {
    title: "Remove this domain?",
    link: "Remove domain",
    lead: "Your pages are no longer shown there, and links to it no longer work. Bookings are not affected.",
    primary: "New links and mails use your first address again.",
    submit: "Remove domain",
    back: "Back to the domain",
  },
  done: {
    proven: "The domain is proven",
    "not-proven": "The domain is not proven yet",
    taken: "Another business here has proven this domain",
    "too-soon": "The domain was looked at a moment ago",
    chosen: "Links and mails use this domain now",
    stopped: "Links and mails use your first address again",
    "not-ready": "It can be chosen when it is proven and leads here",
    removed: "The domain was removed",
  },
  notYet: "Records can take some hours to arrive everywhere. What was found is told below.",
  tooSoon: "What was found is told below. Wait a few seconds before you check again.",
  takenHelp: "Its record is still there. Take the other business’ record away, and check again.",
  trouble:
    "Its proof was not found, or it leads elsewhere, since {date}. After a week it is no longer used for links and mails.",
  lapsed:
    "Its proof was gone for a week. Your pages are still shown there, so that old links go on working, but it is used for nothing else.",
}

/** What may be wrong with a domain as it is typed. */
export const domainProblems = {
  "domain-empty": "Give a domain.",
  "domain-malformed": "Give a whole name, such as book.example.com, without a path.",
  "domain-address": "Give a name. An address in numbers cannot be proven.",
  "domain-port": "Leave out the port.",
  "domain-inside": "This name is not reached from the internet. Give one that is.",
  "domain-ours": "This is the address of this site itself. Give a name of your own.",
  "domain-too-many": "There are 20 domains already. Remove one first.",
}
