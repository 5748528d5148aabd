import { expect, test } from "vitest"
import { catalogueOf, type Catalogue } from "#app/messages/translate.ts"
import { findTextGroup, listTextGroups } from "./text-groups.ts"

const groups = listTextGroups("en")
const keys = groups.flatMap(({ texts }) => texts.map(({ key }) => key))

/** Areas that only the organizer's own people and programs read, or whoever runs the installation. */
const ours = new Set(
  (
    "admin api brand domains embed fields hosts media pageFields pages people questions refusals texts " +
    "webhooks calendars links interface notification problems files"
  ).split(" "),
)

function leavesOf(part: string | Catalogue, path: string): string[] {
  if (typeof part === "string") return [path]
  return Object.entries(part).flatMap(([name, inside]) => leavesOf(inside, `${path}.${name}`))
}

test("every text of a screen or a mail is in one group, and so can be said in own words", () => {
  const catalogue = catalogueOf("en")
  const told = Object.entries(catalogue).filter(([area]) => !ours.has(area))
  const wanted = told.flatMap(([area, part]) => leavesOf(part, area))
  // The start page of an installation belongs to no organizer.
  const missing = wanted.filter((key) => !keys.includes(key) && !key.startsWith("booking.home."))
  expect(missing).toEqual([])
  expect(new Set(keys).size).toBe(keys.length)
})

test("nothing that the admin or the API says is among them", () => {
  for (const key of keys) {
    expect(key).not.toMatch(/^(admin|api|pages|people|problems\.(api|status)|texts|webhooks)\b/)
  }
})

test("the parts of areas that clients read are there beside those that they do not", () => {
  expect(keys).toContain("links.closed.used.headline")
  expect(keys).toContain("problems.field.name.required")
  expect(keys).toContain("interface.month.caption")
  expect(keys).toContain("calendars.event.confirmed")
  expect(keys).not.toContain("calendars.title")
  expect(keys).not.toContain("links.title")
})

test("groups are found by their address, and by no other name", () => {
  expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length)
  for (const { id } of groups) expect(id).toMatch(/^(mail|screen|calendar)-[a-z-]+$/)
  expect(findTextGroup("en-GB", "mail-booking-confirmed")?.texts[0]).toEqual({
    key: "emails.bookingConfirmed.subject",
    message: "Confirmed: {page} on {date}, {time}",
    place: ["subject"],
  })
  for (const id of ["", "__proto__", "constructor", "mail", "MAIL-FACTS", "../x"]) {
    expect(findTextGroup("en", id)).toBeNull()
  }
})
