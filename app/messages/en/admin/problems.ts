import { availabilityProblems } from "#app/messages/en/availability.ts"
import { brandProblems } from "#app/messages/en/brand.ts"
import { domainProblems } from "#app/messages/en/domains.ts"
import { peopleProblems } from "#app/messages/en/people.ts"
import { linkProblems } from "#app/messages/en/links.ts"
import { pageFieldProblems } from "#app/messages/en/page-fields.ts"
import { pageProblems } from "#app/messages/en/pages.ts"
import { questionProblems } from "#app/messages/en/questions.ts"
import { textProblems } from "#app/messages/en/texts.ts"
import { webhookProblems } from "#app/messages/en/webhooks.ts"

/** Texts of what may be wrong with what is typed into the admin, in ICU message format. */
export const problems = {
  other: "Check this and give it again.",
  required: "Fill this in.",
  "one-line": "Write this on one line.",
  unprintable: "Take out the signs that cannot be printed.",
  "too-long": "Make this shorter: at most {longest} characters.",
  "not-between": "Give a whole number from {least} to {most}.",
  "too-many-rows": "That is too many: at most {most}.",
  "choice-missing": "Choose one.",
  "picture-gone": "This picture was deleted a moment ago. Choose another one, or none.",
  "span-too-long": "Give at most {days} days.",
  "date-malformed": "Give a date, such as 2026-12-24.",
  "dates-reversed": "The last date is before the first. Turn them around.",
  "sites-missing": "Name at least one site, or choose that none may.",
  "sites-too-many": "That is too many: at most {most} sites.",
  "site-malformed":
    "{site} is no site that can be named here. Write https:// and its name, such as https://www.example.com, and nothing behind it.",
  "link-malformed": "Give a whole link that begins with https://.",
  "duration-missing": "Add at least one length.",
  "duration-twice": "This length stands here twice. Change or remove one.",
  "options-missing": "Give at least two options, one per line.",
  "options-twice": "Two options are the same. Change or remove one.",
  "time-malformed": "Give a time, such as 09:30.",
  "range-reversed":
    "This ends before it starts. Turn the times around, or tick that it ends the next day.",
  "range-not-overnight": "This ends on the same day. Take the tick away.",
  "range-overlaps": "This overlaps other hours. Join them or change one.",
  ...availabilityProblems,
  ...peopleProblems,
  ...linkProblems,
  ...pageFieldProblems,
  ...pageProblems,
  ...questionProblems,
  ...webhookProblems,
  ...textProblems,
  ...brandProblems,
  ...domainProblems,
  ...textProblems,
  "money-malformed": "Give an amount in digits, such as 50 or 49.50.",
  "money-fraction": "This currency is not paid in such small parts. Round the amount.",
  "money-too-much": "That is more than can be charged at once.",
  "slug-empty": "Give an address.",
  "slug-malformed": "Use 2 to 60 small letters, digits and dashes.",
  "slug-reserved": "This address is used by the site itself. Choose another.",
  "slug-taken": "Another page has or had this address. Choose another.",
  "page-without-host": "Leave at least one host on the page.",
  "host-twice": "This host stands here twice. Remove one.",
  "sign-in-taken": "Somebody else is this sign-in’s host. Choose another, or none.",
  "sign-in-unknown": "Choose one of your own people, or none.",
  "no-host": "There is nobody yet whose time could be booked.",
  "password-empty": "Give a password.",
  "password-short": "Give at least 10 characters.",
  "password-long": "Give at most 200 characters.",
  "email-empty": "Give your email address.",
  "email-malformed": "Give a whole email address, such as name@example.com.",
  "name-empty": "Give a name.",
  "name-long": "Make this shorter: at most 120 characters.",
  "time-zone-unknown": "Choose a time zone from the list.",
  "color-malformed": "Give a colour such as #1f5f5b.",
  "wrong-sign-in": "Email and password do not belong together. Try again, or get a new password.",
  "wrong-password": "This is not your present password.",
  "too-many-tries":
    "That was tried too often. Try again in {minutes, plural, one {one minute} other {# minutes}}.",
  "more-than-left": "Give an amount above zero, and at most what is left.",
  "nothing-captured": "Nothing was paid, so nothing can be returned.",
  "not-a-whole-charge": "This currency is not paid in such small parts. Round the amount.",
}
