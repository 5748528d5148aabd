import { describe, expect, test } from "vitest"
import { failedJourneys, failedTests } from "./test-report.mjs"

describe("what failed is told once more at the end", () => {
  test("a test by its whole name, with the start of its reason and no colours", () => {
    const report = {
      testResults: [
        {
          name: "a.test.ts",
          status: "failed",
          assertionResults: [
            { status: "passed", fullName: "holds are kept" },
            {
              status: "failed",
              fullName: "holds let go",
              failureMessages: [`\u001b[31mexpected 1 to be 2\u001b[39m\n\n${"line\n".repeat(40)}`],
            },
          ],
        },
      ],
    }
    const [failure, ...others] = failedTests(report)
    expect(others).toEqual([])
    expect(failure?.title).toBe("holds let go")
    expect(failure?.reason.split("\n").length).toBe(12)
    expect(failure?.reason).toMatch(/^expected 1 to be 2\nline\n/)
  })

  test("a file that cannot be loaded, by its name", () => {
    const file = { name: "b.test.ts", status: "failed", message: "no module", assertionResults: [] }
    expect(failedTests({ testResults: [file] })).toEqual([
      { title: "b.test.ts", reason: "no module" },
    ])
  })

  test("a journey by the browser it failed in, also where it passed at a second try", () => {
    const spec = {
      title: "a client books",
      file: "journeys/book.spec.ts",
      tests: [
        { projectName: "desktop", status: "expected", results: [{}] },
        {
          projectName: "phone",
          status: "flaky",
          results: [{ error: {}, errors: [{ message: "Timeout" }, { message: "closed" }] }, {}],
        },
      ],
    }
    const report = { suites: [{ specs: [], suites: [{ specs: [spec] }] }] }
    expect(failedJourneys(report)).toEqual([
      {
        title: "[phone] journeys/book.spec.ts: a client books",
        reason: "Timeout\nclosed",
      },
    ])
  })

  test("what broke before the first journey, and a report that is not there", () => {
    expect(failedJourneys({ errors: [{ message: "The app did not start" }] })).toEqual([
      { title: "journeys", reason: "The app did not start" },
    ])
    expect(failedJourneys(null)).toEqual([])
    expect(failedTests(null)).toEqual([])
  })
})
