import { expect, test } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { pageContentSchema } from "./schema.ts"
import { contentOfTemplate, readTemplate, TEMPLATES } from "./templates.ts"

const text = translator("en")
const of = (name: (typeof TEMPLATES)[number]) => contentOfTemplate(name, text)

test.each(TEMPLATES.filter((name) => name !== "blank"))(
  "a page from the template %s could be sold as it stands",
  (name) => {
    expect(pageContentSchema.parse(of(name))).toEqual(of(name))
    expect(of(name).description).not.toBe("")
  },
)

test("templates differ in what they are for", () => {
  expect(of("blank")).toMatchObject({ title: "", questions: [] })
  expect(of("coaching").durations.map(({ minutes }) => minutes)).toEqual([60, 30, 90])
  expect(of("workshop").capacity).toBeGreaterThan(1)
  expect(of("intro-call").durations).toEqual([{ minutes: 15, amountMinor: 0 }])
  expect(of("office-hours").hostChoice).toBe("round-robin")
})

test("an address that names no template begins with a blank page", () => {
  expect(readTemplate("workshop")).toBe("workshop")
  for (const name of [null, "", "constructor", "Workshop"]) expect(readTemplate(name)).toBe("blank")
})
