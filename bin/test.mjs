/**
 * `npm test`: every check there is, on a fresh clone too. All stages run even when one fails; what failed is
 * told once more at the end, and the last line counts the tests.
 */
import { spawn } from "node:child_process"
import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { provideChromium } from "./browser.mjs"
import { readJson } from "./files.mjs"
import { install } from "./install.mjs"
import { printProblem } from "./problem.mjs"
import { projectPath } from "./project.mjs"
import { failedJourneys, failedTests } from "./test-report.mjs"

const reports = join(projectPath, "test-results", "reports")

/** @typedef {import("./test-report.mjs").Failure} Failure */
/** @typedef {{ passed: number, failed: number }} Counts */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[][]} commands what Node runs, one after another
 * @property {() => Counts} [count] of a stage that runs tests
 * @property {() => Failure[]} [failures] which of them failed, and why
 */

/** @param {...string} path */
const tool = (...path) => join("node_modules", ...path)
/** @param {string} name */
const report = (name) => join(reports, `${name}.json`)

/** @param {string} project @returns {Stage} */
function vitest(project) {
  const flags = ["--reporter=default", "--reporter=json", `--outputFile.json=${report(project)}`]
  return {
    name: project,
    commands: [[tool("vitest", "vitest.mjs"), "run", "--project", project, ...flags]],
    count() {
      const found = readJson(report(project))
      // A file that cannot be loaded has no tests to fail.
      const unloaded = (found?.testResults ?? []).filter(
        (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
      )
      return {
        passed: found?.numPassedTests ?? 0,
        failed: (found?.numFailedTests ?? 0) + unloaded.length,
      }
    },
    failures: () => failedTests(readJson(report(project))),
  }
}

/** @type {Stage[]} */
const stages = [
  {
    name: "types",
    commands: [
      [tool("typescript", "bin", "tsc"), "--noEmit"],
      [tool("typescript", "bin", "tsc"), "-p", "bin/jsconfig.json"],
    ],
  },
  { name: "lint", commands: [[tool("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"]] },
  { name: "format", commands: [[tool("prettier", "bin", "prettier.cjs"), "--check", "."]] },
  { name: "dead code", commands: [[tool("knip", "bin", "knip.js")]] },
  vitest("unit"),
  // Some integration tests start the whole app.
  { name: "build", commands: [[join("bin", "build.mjs")]] },
  vitest("integration"),
  {
    name: "journeys",
    commands: [[tool("@playwright", "test", "cli.js"), "test", "--reporter=line,json"]],
    count() {
      const stats = readJson(report("journeys"))?.stats
      return {
        passed: stats?.expected ?? 0,
        failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
      }
    },
    failures: () => failedJourneys(readJson(report("journeys"))),
  },
]

/** @param {string[]} args @returns {Promise<boolean>} whether it succeeded */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectPath,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report("journeys") },
    })
    child.once("error", () => resolve(false))
    child.once("exit", (code) => resolve(code === 0))
  })
}

/** @param {Stage} stage */
async function runStage({ name, commands, count, failures }) {
  console.log(`\n── ${name} ──`)
  let isGood = true
  for (const command of commands) isGood = (await run(command)) && isGood
  const counts = count?.() ?? null
  // Whatever made the tests end early is one failure more.
  if (counts && !isGood && counts.failed === 0) counts.failed = 1
  const isEmpty = counts !== null && counts.passed + counts.failed === 0
  return {
    name,
    counts,
    failures: failures?.() ?? [],
    isGood: isGood && !isEmpty && (counts?.failed ?? 0) === 0,
  }
}

async function test() {
  install()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const chromium = provideChromium()
  if (chromium) process.env.CHROMIUM_PATH = chromium
  /** @type {{ name: string, counts: Counts | null, failures: Failure[], isGood: boolean }[]} */
  const results = []
  for (const stage of stages) results.push(await runStage(stage))
  for (const { title, reason } of results.flatMap(({ failures }) => failures))
    console.log(`\nFAILED ${title}\n${reason.replace(/^/gm, "  ")}`)
  console.log("")
  for (const { name, counts, isGood } of results) {
    const numbers = counts ? `${counts.passed} passed, ${counts.failed} failed` : ""
    console.log(`${isGood ? "ok    " : "FAILED"} ${name.padEnd(12)} ${numbers}`.trimEnd())
  }
  const sum = (/** @type {keyof Counts} */ key) =>
    results.reduce((total, { counts }) => total + (counts?.[key] ?? 0), 0)
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`)
  return results.every(({ isGood }) => isGood)
}

try {
  process.exitCode = (await test()) ? 0 : 1
} catch (error) {
  printProblem(error)
  process.exitCode = 1
}
