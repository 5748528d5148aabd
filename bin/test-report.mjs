import { stripVTControlCharacters } from "node:util"

const linesOfEach = 12

/** @typedef {{ title: string, reason: string }} Failure */

/**
 * The start of an error's text, without colours: enough to know what was expected and where.
 * @param {string | undefined} text
 */
function reasonOf(text) {
  const lines = stripVTControlCharacters(text ?? "It gave no reason.").split("\n")
  return lines
    .filter((line) => line.trim() !== "")
    .slice(0, linesOfEach)
    .join("\n")
}

/**
 * What failed by a report of Vitest's JSON reporter; a file that could not be loaded is one failure.
 * @param {any} report null where there is none
 * @returns {Failure[]}
 */
export function failedTests(report) {
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    if (file.status === "failed" && file.assertionResults.length === 0)
      return [{ title: file.name, reason: reasonOf(file.message) }]
    return file.assertionResults
      .filter((/** @type {any} */ test) => test.status === "failed")
      .map((/** @type {any} */ test) => ({
        title: test.fullName,
        reason: reasonOf(test.failureMessages?.[0]),
      }))
  })
}

/**
 * What failed by a report of Playwright's JSON reporter, with the project it failed in; a journey that failed
 * before it passed failed.
 * @param {any} report null where there is none
 * @returns {Failure[]}
 */
export function failedJourneys(report) {
  const specsOf = (/** @type {any} */ suite) => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specsOf),
  ]
  const broken = (report?.errors ?? []).map((/** @type {any} */ error) => ({
    title: "journeys",
    reason: reasonOf(error.message),
  }))
  const failed = (report?.suites ?? []).flatMap(specsOf).flatMap((/** @type {any} */ spec) =>
    spec.tests
      .filter((/** @type {any} */ { status }) => status === "unexpected" || status === "flaky")
      .map((/** @type {any} */ test) => {
        const result = test.results.find((/** @type {any} */ { error }) => error)
        return {
          title: `[${test.projectName}] ${spec.file}: ${spec.title}`,
          reason: reasonOf(
            result?.errors?.map((/** @type {any} */ { message }) => message).join("\n"),
          ),
        }
      }),
  )
  return [...broken, ...failed]
}
