import { expect, test } from "vitest"
import { addToCalendarLinks } from "./add-to-calendar-links.ts"

const entry = {
  title: "Consultation & notes + more #1",
  startsAt: new Date("2026-12-03T13:00:00Z"),
  endsAt: new Date("2026-12-03T13:30:00Z"),
  description: "Line one\nLine two",
  location: "Hauptstraße 1, Berlin",
}

test("Google's form opens with the event filled in, in UTC", () => {
  const url = new URL(addToCalendarLinks(entry).google)
  expect(url.origin + url.pathname).toBe("https://calendar.google.com/calendar/render")
  expect(Object.fromEntries(url.searchParams)).toEqual({
    action: "TEMPLATE",
    text: entry.title,
    dates: "20261203T130000Z/20261203T133000Z",
    details: entry.description,
    location: entry.location,
  })
})

test("Outlook's form opens with the event filled in, and no plus sign stands for a space", () => {
  const { outlook } = addToCalendarLinks(entry)
  expect(outlook).not.toContain("+")
  const url = new URL(outlook)
  expect(url.origin).toBe("https://outlook.live.com")
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    rru: "addevent",
    subject: entry.title,
    startdt: "2026-12-03T13:00:00Z",
    enddt: "2026-12-03T13:30:00Z",
    body: entry.description,
    location: entry.location,
  })
})

test("a long description is cut, so that the address stays short enough to open", () => {
  const { google } = addToCalendarLinks({ ...entry, description: "ä".repeat(10_000) })
  expect(new URL(google).searchParams.get("details")).toHaveLength(1000)
})
