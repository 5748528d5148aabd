import { expect, test } from "vitest"
import { pageContentSchema } from "#app/features/page/schema.ts"
import { overlappingRanges } from "#app/features/schedule/schema.ts"
import { demoCalendarEvents } from "./demo-calendar-events.ts"
import { demoPages, demoWeeklyHours } from "./demo-pages.ts"

test("the demo's pages are pages that an organizer could have saved", () => {
  for (const { content } of demoPages) expect(pageContentSchema.parse(content)).toEqual(content)
})

test("the demo asks for nothing but name and email", () => {
  const required = demoPages.flatMap(({ content }) => content.questions).filter((q) => q.required)
  expect(required).toEqual([])
})

test("the demo has hours on every day of the week", () => {
  expect(new Set(demoWeeklyHours.map(({ weekday }) => weekday)).size).toBe(7)
  expect(overlappingRanges(demoWeeklyHours)).toEqual([])
})

test("the demo's calendar leaves most of each day free, and has each event once", () => {
  const events = demoCalendarEvents("2026-12-03", "Europe/Berlin", { days: 21 })
  const ids = events.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(events.filter(({ transparency }) => transparency === "opaque")).toHaveLength(12)
  expect(events[0]).toEqual({
    id: "demo20261203",
    summary: "Lunch with Jonas",
    start: { dateTime: "2026-12-03T13:00:00", timeZone: "Europe/Berlin" },
    end: { dateTime: "2026-12-03T14:00:00", timeZone: "Europe/Berlin" },
    transparency: "opaque",
  })
})
