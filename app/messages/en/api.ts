/** Why a program's request was refused, by code, in ICU message format. */
export const apiProblems = {
  invalid: "Something in the body cannot be taken. Each error names its member and says why.",
  "unknown-status": "status is published, which it is when left out, or all.",
  "malformed-limit": "limit is a whole number from 1 to 1000.",
  "malformed-after": "after is taken from the Link of an earlier answer, as it is.",
  "malformed-idempotency-key":
    "Idempotency-Key is one text of 1 to 255 printable characters, best a random one.",
  unauthorized:
    "This needs an API key, or the booking’s own token, as Authorization: Bearer. Neither was sent.",
  "token-refused":
    "The key or token that was sent is not known here. Keys can be revoked; see who gave it to you.",
  "scope-too-small": "This key may not do that. It needs the scope {scope}.",
  "origin-refused": "Pages of this origin may not call the API of this organizer.",
  "time-taken": "Somebody else has this time, or it is not offered. Others near it are listed.",
  "revision-changed":
    "The price or the conditions of this page have changed since they were read. Read the page again, show what changed, then book with its present revision.",
  "not-cancelable": "This booking cannot be canceled as it stands now.",
  "not-movable": "This booking cannot be moved as it stands now.",
  never: "It was sold without the right to change it online. The organizer can.",
  "too-late": "It is too close to the start to change it online. The organizer still can.",
  "already-paid": "It was paid in the meantime, and is no hold any more. Read the booking again.",
  "request-in-progress":
    "A request with this Idempotency-Key is being worked on. Ask again in a moment.",
  "invitation-in-use":
    "A time is held with this single-use link. When it is not booked in the end, the link works again.",
  "invitation-over":
    "This single-use link opens nothing any more: it was used, withdrawn, or its time is over.",
  "link-outdated":
    "This token was for the booking as it was before. It has moved or ended since, and its client was told by mail.",
  "body-too-big": "What was sent is larger than this site accepts.",
  "other-request": "This Idempotency-Key was used for another request. Take a new one.",
  "too-many-files":
    "Very much was sent from this address today. Try again tomorrow, or use a key of scope bookings:write.",
  "files-full":
    "So many files wait for bookings of this page that no more are taken. Try again later; what no booking takes goes after a day.",
  "file-unreachable": "The file could not be kept just now. Try again in a minute.",
  "too-many-holds": "Too many unpaid holds at once. Pay or let go of one, or wait.",
}

const operations = {
  listPages: {
    summary: "List pages",
    description:
      "The published pages by title, with lengths and prices. With a key of scope pages:read, status=all lists every page with its status.",
  },
  readPage: {
    summary: "Read a page",
    description:
      "One published page with all its content. Addresses that it had before answer 301 with the present one.",
  },
  listSlots: {
    summary: "List free times",
    description:
      "The times of a page that can be booked now, from the schedules and the hosts’ real calendars. At most 62 days at once.",
  },
  book: {
    summary: "Book a time",
    description:
      "Takes the time at once. When something is due it is an unpaid hold until holdExpiresAt: lead the client to checkoutUrl. When nothing is due it is confirmed. Keep token: it reads, cancels and moves this booking.",
  },
  sendFile: {
    summary: "Send a file",
    description:
      "Keeps a file for a question of the kind file until it is booked with, at most a day: give file as the answer to that question. Taken are PDF, PNG, JPEG, WebP, plain text, DOCX and ODT without macros, by their content, of at most 10 MB. A file is given with one booking.",
  },
  readBooking: {
    summary: "Read a booking",
    description: "A booking as it is now, with its key’s or its own token’s right to see it.",
  },
  cancelBooking: {
    summary: "Cancel a booking",
    description:
      "Calls a confirmed booking off and returns money by the rule it was sold under; lets an unpaid hold go. Its links change: token is the new one.",
  },
  moveBooking: {
    summary: "Move a booking",
    description:
      "Moves a confirmed booking, or an unpaid hold, to another time of its page: same payment, same answers. Its links change: token is the new one. An unpaid hold gets a new checkout.",
  },
}

/** Texts of the API’s document, its reference page and its settings, in ICU message format. */
export const api = {
  document: {
    title: "Booking API",
    description:
      "Pages, free times and bookings for programs. Instants are RFC 3339 in UTC, money is integer minor units of an ISO 4217 currency, errors are problem documents (RFC 9457) whose code stays the same while texts may change. Every POST honours Idempotency-Key: the same key with the same body gets the same answer for a day.",
    key: "A key of the organizer, made under Settings, API. It begins with hf_.",
    token: "The booking’s own token, from the answer to booking.",
    tags: {
      content: { name: "Content", description: "What is published, and when it can be booked." },
      bookings: { name: "Bookings", description: "Booking, reading, canceling and moving." },
    },
    parameters: {
      organizer: "The first part of the organizer’s public address.",
      page: "The page’s own part of its address.",
      id: "The booking’s id.",
      status: "all: drafts, unpublished and archived pages too, with a key of scope pages:read.",
      limit:
        "How many pages at most, 1 to 1000, which it is when left out. Where more follow, Link says so.",
      after: "Where to go on, from the Link of an earlier answer.",
      from: "The first instant, RFC 3339; fractions of a second are allowed.",
      to: "The instant up to which, at most 62 days after from.",
      timeZone: "IANA; it is only checked, instants are always in UTC.",
      duration: "Minutes, one of the page’s; its first when left out.",
      invitation:
        "The token of a single-use link, which opens a private page. Without one it answers 404, but for a key of scope pages:read.",
      idempotencyKey:
        "1 to 255 printable characters, best a random UUID. Repeat it with the same body after a lost answer.",
      ifNoneMatch: "The ETag of what is known already.",
    },
    headers: {
      etag: "Names this state of the content.",
      location: "The address of what was made.",
      retryAfter: "Seconds to wait.",
      link: "Where more of the list is, as rel=next; absent at its end.",
      replayed: "true when this is the stored answer to an earlier request with this key.",
    },
    answers: {
      ok: "As asked for.",
      created: "It is done: the time is taken, or the file is kept.",
      moved: "It has another address now, for ever.",
      unchanged: "Nothing changed since the ETag that was named.",
      problem: "Refused, with one of these codes: {codes}.",
    },
  },
  operations,
  reference: {
    document: "The same for programs: {address}",
    servers: "Base address",
    ways: { key: "API key", token: "Booking token" },
    operations: "Operations",
    schemas: "Shapes",
    needs: "Needs",
    needsNothing: "nothing",
    needsNothingOr: "nothing; a key of scope {scope} does more",
    needsKeyOrToken: "a key of scope {scope}, or the booking’s own token",
    parameters: "Parameters",
    body: "Body",
    answers: "Answers",
    name: "Name",
    shape: "Shape",
    meaning: "Meaning",
    required: "required",
    optional: "optional",
    example: "Example",
    list: "list of {shape}",
    or: "{left} or {right}",
    any: "anything",
  },
  settings: {
    title: "API",
    link: "API keys, and which sites may call the API",
    lead: "Other programs read your pages and book with them. Keys let them do more.",
    reference: "Read how the API works",
    back: "All settings",
    backToKeys: "All keys",
    keys: {
      heading: "Keys",
      caption: "API keys",
      none: "There is no key yet. Published pages, free times and booking need none.",
      name: "Name",
      begins: "Begins with",
      scopes: "May",
      createdAt: "Made",
      lastUsedAt: "Last used",
      never: "Never",
      revokedAt: "Revoked",
      revoke: "Revoke",
      revokeNamed: "Revoke {name}",
    },
    scopes: {
      "pages:read": "Read every page, drafts too",
      "bookings:read": "Read bookings",
      "bookings:write": "Book, cancel and move for clients",
      "webhooks:write": "Set up webhooks",
    },
    new: {
      title: "New API key",
      link: "New key",
      lead: "One for each program, so that one can be revoked without the others.",
      submit: "Make the key",
      fields: {
        name: { label: "Name", help: "Which program uses it, such as Website." },
        scopes: { label: "What it may do" },
      },
      made: "The key “{name}” is made",
      shownOnce: "Copy it now and keep it where only the program finds it. It is not shown again.",
      key: "The key",
    },
    revocation: {
      title: "Revoke “{name}”",
      what: "Programs that use this key are refused from now on. This cannot be undone.",
      submit: "Revoke the key",
    },
    origins: {
      heading: "From browsers",
      help: "Programs on servers may always call the API. This is for scripts on web pages.",
      label: "Which sites’ pages may call the API",
      save: "Save sites",
    },
    done: {
      saved: "Saved.",
      revoked: "The key is revoked.",
      "made-before":
        "This key was made already and is not shown again. Revoke it and make another if it was not copied.",
    },
  },
  invalid: {
    "file-gone":
      "A file belongs to another booking already, or has waited longer than a day. Send it again.",
    base64: "Give the bytes in base64 (RFC 4648 §4).",
    "unknown-question": "This page has no such question that asks for a file.",
    missing: "This is needed.",
    type: "This must be of the type {expected}.",
    value: "This value cannot be taken.",
    "malformed-instant": "Give an instant such as 2026-12-03T09:00:00Z.",
    "unknown-duration": "This page has no such duration. It has: {durations} (minutes).",
    "unknown-host": "Name a host of this page who can be picked, or leave it out.",
  },
}
