import { apiProblems } from "./api.ts"

/** What is said when something sent cannot be taken, in ICU message format. */
export const problems = {
  field: {
    name: {
      required: "Enter your name.",
      "too-long": "This name is too long. Please shorten it to 120 characters.",
      unprintable: "The name holds a line break or a sign that cannot be printed.",
    },
    email: {
      required: "Enter your email address.",
      "too-long": "This email address is too long to exist.",
      unprintable: "The email address holds a line break or a sign that cannot be printed.",
      email: "Enter a whole email address, such as name@example.com.",
      fixed:
        "This time is held for {email}. To book with another address, let the time go and start again.",
    },
    notes: {
      "too-long": "This is too long. Please shorten it to 2,000 characters.",
      unprintable: "The text holds a sign that cannot be printed.",
    },
    answer: {
      required: "Please answer: {question}",
      "too-long": "This answer is too long. Please shorten it to 2,000 characters: {question}",
      unprintable: "This answer holds a sign that cannot be printed: {question}",
      choice: "Please choose one of the answers offered: {question}",
      number: "Please answer with a number, such as 12 or 12.5: {question}",
      phone: "Please give a telephone number, such as +49 30 1234567: {question}",
      date: "Please give a date: {question}",
      "file-kind":
        "This file is of no kind that can be taken. Please choose a PDF, a picture (PNG, JPEG, WebP), a plain text or a text document (DOCX, ODT) without macros: {question}",
      "file-empty": "This file is empty. Please choose another one: {question}",
      "file-too-big": "This file is too big. Please choose one of at most 10 MB: {question}",
      "file-too-many":
        "Very much was sent from your connection today, so this file was not taken. Please try again tomorrow: {question}",
      "file-page-full":
        "So many files are waiting here at the moment that this one was not taken. Please try again later: {question}",
      "file-unreachable":
        "This file could not be kept just now. Please choose it again in a minute: {question}",
      "file-gone": "This file is not there any more. Please choose it again: {question}",
    },
    location: {
      required: "Choose where the meeting takes place.",
      choice: "This place is not offered any more. Choose one of those that are.",
      gone: "The place that was chosen is not offered any more; there is only one now. If it suits you, send this again.",
    },
    consent: { required: "Tick the box to agree; without it the time cannot be booked." },
    timeZone: {
      unknown:
        "We do not know the time zone that was sent. Please look at the time again, then send the form.",
    },
  },
  form: {
    "malformed-body": "What was sent could not be read. Nothing was booked. Please send it again.",
    "payment-unreachable":
      "The payment page is not answering, so the time you hold was not changed. Please try again in a minute.",
    "file-gone":
      "A file of this form belongs to another booking already, or has waited for too long. Nothing was booked. Please choose it again where that is said.",
    "not-movable":
      "The time you held has run out and can no longer be moved. Send the form again to hold this one.",
    wait: "In about {minutes, plural, one {# minute} other {# minutes}} it will work again.",
  },
  status: {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    410: "Gone",
    413: "Content Too Large",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
  },
  api: {
    ...apiProblems,
    "malformed-body": "The body is not the JSON object that is asked for: {expected}.",
    "missing-range": "Both from and to are needed, as in ?from=2026-12-01T00:00:00Z&to=….",
    "malformed-instant":
      "{name} is not an instant such as 2026-12-01T00:00:00Z. In a query a plus sign is written %2B.",
    "reversed-range": "to is before from.",
    "long-range": "The range is longer than {days} days. Ask for it in parts.",
    "unknown-time-zone": "timeZone is not the name of an IANA time zone such as Europe/Berlin.",
    "unknown-duration": "This page has no such duration. It has: {durations} (minutes).",
    "signature-refused": "The signature does not fit the body, or is too old.",
    "not-found": "There is nothing at this address, or it is not for whoever asked.",
    "method-not-allowed": "This address answers {allowed} only.",
    "nothing-to-pay": "This booking has nothing to pay at the moment. Its status page says why.",
    "too-many-requests": "Too many requests from this address. Wait {seconds} seconds.",
    broken: "Something failed on our side. It has been noted under this request’s id: {requestId}.",
    "database-away":
      "We cannot answer just now, and nothing is wrong with what was asked. Try again in {seconds} seconds.",
    "calendar-unreachable":
      "The host’s calendar is not answering, so no time can be called free. Try again in a minute.",
    "payment-unreachable": "The payment provider is not answering. Try again in a minute.",
  },
}
