import { changes } from "./changes.ts"

/** What can be wrong with a form about people; they stand among `admin.problems`. */
export const peopleProblems = {
  "already-here": "Somebody with this address is here already.",
  "already-invited":
    "This address has an open invitation. Send it again from the list of people, or take it back first.",
  "last-owner": "There must always be an owner. Make somebody else one first.",
  "role-too-small": "This takes a bigger role than yours is by now.",
}

/** People, their roles, invitations and the audit log, in ICU message format. */
export const people = {
  readOnlyPage: "You are a host on this page. An owner or an admin changes it.",
  noHost: "You are no host yet. An owner or an admin makes you one under Hosts.",
  roles: { owner: "Owner", admin: "Admin", member: "Member" },
  rolesMean: {
    owner: "Everything, and who else is an owner.",
    admin: "Everything, but for what concerns owners.",
    member: "Their own hours, calendars and bookings, and the pages they are a host on.",
  },
  people: {
    title: "People",
    settings: "Who signs in here, and what each of them may do.",
    lead: "Who signs in here. Whose time is booked stands under Hosts: a host needs no sign-in, and not everybody here is a host.",
    caption: "People who sign in here",
    you: "{name} (you)",
    name: "Name",
    role: "Role",
    seen: "Last seen",
    never: "not lately",
    host: "Booked as",
    noHost: "nobody",
    change: "Change",
    changeWhom: "Change the role of {name}, or remove them",
    back: "All people",
  },
  done: {
    invited: "The invitation is on its way.",
    resent: "A new link is on its way. The one before is void.",
    revoked: "The invitation is taken back. Its link is void.",
    changed: "The role is changed. It counts from their next click.",
    removed: "They are removed and signed out everywhere.",
    over: "This invitation is no longer open.",
    "too-many-tries":
      "Too many invitations were sent within an hour. Nothing was sent; try again later.",
  },
  invite: {
    title: "Invite somebody",
    lead: "They get a mail with a link that is good for seven days. With it they choose a password.",
    submit: "Send the invitation",
    section: "Who it is",
    email: { label: "Email" },
    role: { label: "Role", help: "You can change it later." },
    member: "Member: only what is their own",
    admin: "Admin: everything but the owners",
  },
  invitations: {
    title: "Open invitations",
    caption: "Invitations that nobody has accepted yet",
    email: "Email",
    role: "Role",
    by: "Invited by",
    until: "Good until",
    ranOut: "ran out",
    actions: "What to do",
    resend: "Send again",
    revoke: "Take back",
    whom: "({email})",
  },
  person: {
    title: "Role of {name}",
    label: "Role",
    help: "It counts from their next click. Only an owner makes somebody an owner, or takes that away.",
    save: "Save the role",
    choice:
      "{role, select, owner {Owner: everything, and who else is an owner} admin {Admin: everything but the owners} other {Member: only what is their own}}",
    facts: { email: "Email", joined: "Here since", host: "Booked as" },
    remove: "Remove {name}",
  },
  removal: {
    title: "Remove {name}",
    means: "They are signed out everywhere at once and cannot sign in here any more.",
    host: "The host {host} stays, with pages, hours, calendars and bookings. Nobody signs in as {host} then.",
    audit: "What they changed stays in the audit log under their name.",
    self: "This is you: you are signed out, and somebody else must invite you back.",
    submit: "Remove",
    refused: "They were not removed",
    back: "Leave everything as it is",
  },
  join: {
    title: "Join {organizer}",
    lead: "You are invited as {role, select, admin {an admin} other {a member}}. You will sign in with {email}.",
    name: { label: "Your name" },
    password: {
      label: "Password",
      help: "At least 10 characters. A few words are easier to keep in mind than signs.",
    },
    submit: "Join",
    signedInAs:
      "{name} is signed in in this browser. Who joins here takes the place: {name} will have to sign in again.",
    back: "To the first page",
    signIn: "Sign in",
    over: {
      accepted: {
        title: "This invitation has been accepted",
        text: "It works once. Sign in with your address and the password that you chose.",
      },
      "sent-again": {
        title: "There is a newer invitation",
        text: "It was sent again, and only the newest link works. Look for the latest mail from {organizer}.",
      },
      revoked: {
        title: "This invitation was taken back",
        text: "If you think that this is a mistake, ask whoever invited you to {organizer} for a new one.",
      },
      expired: {
        title: "This invitation has run out",
        text: "It was good for seven days. Ask whoever invited you to {organizer} to send it again.",
      },
      "already-here": {
        title: "You are here already",
        text: "Your address belongs to {organizer}. Just sign in.",
      },
      elsewhere: {
        title: "Your address is in use elsewhere",
        text: "You sign in with this address for another business here, and an address belongs to one business only. Nothing has changed there. Ask to be invited to {organizer} with another address.",
      },
    },
  },
  audit: {
    title: "Audit log",
    settings: "Who changed what, and when.",
    lead: "Every change that your people and programs made, newest first.",
    caption: "Changes, newest first",
    who: "Who",
    what: "What",
    at: "When",
    anybody: "Everybody",
    anyKind: "Everything",
    kind: "About",
    person: "Who",
    from: "From",
    until: "Until",
    export: "Export as CSV",
    empty: {
      headline: "Nothing has been changed yet",
      text: "What your people change stands here.",
    },
    none: { headline: "Nothing matches", text: "Choose other dates, or clear the filters." },
    newer: "Newer changes",
    older: "Older changes",
    former: "{name} (no longer here)",
    csv: { at: "When (UTC)", who: "Who", email: "Email", what: "What", about: "About", id: "Id" },
    ...changes,
  },
}
