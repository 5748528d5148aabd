import { createConfig, lintFromString } from "@redocly/openapi-core"
import { expect, test } from "vitest"
import { testDocument, whyNotShape } from "#app/features/api/testing-document.ts"
import { buildDocument, type DocumentAnswer } from "./build-document.ts"

const operations = Object.entries(testDocument.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** What a public linter has to say of a document, by all of its recommended rules. */
async function lint(document: object): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"] })
  const found = await lintFromString({ source: JSON.stringify(document), config })
  return found.map(({ ruleId, message }) => `${ruleId}: ${message}`)
}

test("a public linter finds the document good, but for a name that no organizer can have", async () => {
  // `bookings` is a reserved word: no organizer's pages are ever at that address.
  expect(await lint(buildDocument("https://book.studio.dev"))).toEqual([
    expect.stringContaining("`/api/v1/{organizer}/pages` and `/api/v1/bookings/{id}`"),
  ])
  expect(testDocument.openapi).toMatch(/^3\.1\./)
})

test("a document that is broken would be found", async () => {
  const broken = structuredClone(buildDocument("https://book.studio.dev")) as { paths: object }
  broken.paths = { "/api/v1/x": { get: { responses: 5 } } }
  const found = await lint(broken)
  expect(found.filter((problem) => problem.startsWith("struct:")).length).toBeGreaterThan(0)
})

test("every operation says what it is for, who may, and all of its answers with examples", () => {
  expect(operations).toHaveLength(8)
  for (const { path, operation } of operations) {
    const { operationId, summary, description, security, responses, parameters } = operation
    expect([operationId, summary, description].every((words) => words.length > 3)).toBe(true)
    expect(security.length).toBeGreaterThan(0)
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(inPath)
    for (const status of ["429", "500", "404", "405", "401"])
      expect(responses).toHaveProperty(status)
    for (const { description: said } of Object.values(responses)) expect(said).not.toBe("")
  }
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

test("every example has the shape it stands for, in what is sent and what is answered", () => {
  let count = 0
  for (const { operation } of operations) {
    const bodies: (DocumentAnswer["content"] | undefined)[] = [
      operation.requestBody?.content,
      ...Object.values(operation.responses).map(({ content }) => content),
    ]
    for (const media of bodies.flatMap((content) => Object.values(content ?? {}))) {
      expect(Object.keys(media.examples).length).toBeGreaterThan(0)
      for (const [name, { value }] of Object.entries(media.examples)) {
        expect(whyNotShape(media.schema, value), `${operation.operationId}: ${name}`).toBeNull()
        count++
      }
    }
  }
  expect(count).toBeGreaterThan(50)
})

test("a member too much, too little or of another type is no such shape", () => {
  const schema = { $ref: "#/components/schemas/Slots" }
  const slot = { start: "2026-12-03T09:00:00Z", end: "2026-12-03T09:30:00Z", hosts: [] }
  expect(whyNotShape(schema, { slots: [slot] })).toBeNull()
  expect(whyNotShape(schema, { slots: [{ ...slot, extra: 1 }] })).not.toBeNull()
  expect(whyNotShape(schema, { slots: [{ ...slot, start: "tomorrow" }] })).not.toBeNull()
  expect(whyNotShape(schema, {})).not.toBeNull()
})

test("the address it names is the one it is served from", () => {
  expect(buildDocument("https://book.example").servers).toEqual([{ url: "https://book.example" }])
})
