import { expect, test } from "vitest"
import { isOfTests, readSources, runtimeImports, type Source } from "#bin/lint/read-sources.ts"

const code = readSources("app", "db", "jobs", "bin").filter((source) => !isOfTests(source))

function longerThan(most: number, sources: Source[]): string[] {
  return sources.filter(({ lines }) => lines > most).map(({ path, lines }) => `${path}: ${lines}`)
}

test("files hold one thing: routes at most 120 lines, tasks 40, nine of ten files 200, half of them 60", () => {
  expect(
    longerThan(
      120,
      code.filter(({ path }) => path.startsWith("app/routes/")),
    ),
  ).toEqual([])
  expect(
    longerThan(
      40,
      code.filter(({ path }) => path.startsWith("jobs/tasks/")),
    ),
  ).toEqual([])
  const lengths = code.map(({ lines }) => lines).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(200)
  expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(60)
})

test("no file imports itself through others", () => {
  const graph = new Map(code.map((source) => [source.path, runtimeImports(source)]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, before: string[]) => {
    const at = before.indexOf(path)
    if (at >= 0) circles.push([...before.slice(at), path].join(" → "))
    if (at >= 0 || done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...before, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  expect(circles).toEqual([])
})

test("every import names a file that is there", () => {
  const files = readSources("app", "bench", "db", "jobs", "bin", "e2e")
  const known = new Set(files.map(({ path }) => path))
  const lost = files.flatMap((source) =>
    runtimeImports(source)
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !known.has(path))
      .map((path) => `${source.path}: ${path}`),
  )
  expect(lost).toEqual([])
})

test("the product speaks of bookings, holds and pages, in its texts and its names", () => {
  const foreign = /\b(appointments?|reservations?|meeting types?)\b/i
  const texts = readSources("app/messages", "app/emails").filter((source) => !isOfTests(source))
  expect(texts.filter(({ text }) => foreign.test(text)).map(({ path }) => path)).toEqual([])
  const name = /appointment|reservation|meeting-?type/i
  expect(code.filter(({ path }) => name.test(path)).map(({ path }) => path)).toEqual([])
})

test("every task says in a docstring what it does", () => {
  const tasks = code.filter(({ path }) => path.startsWith("jobs/tasks/"))
  expect(tasks.filter(({ text }) => !text.includes("/**")).map(({ path }) => path)).toEqual([])
})

test("what runs in production imports no stand-in, however far away", () => {
  const all = new Map(
    readSources("app", "bench", "db", "jobs", "bin").map((source) => [source.path, source]),
  )
  const programs = ["worker", "migrate", "seed", "doctor", "check-env", "web-preload"]
  const entries = [
    ...programs.map((name) => `bin/${name}.ts`),
    "app/root.tsx",
    "app/entry.server.tsx",
    ...code.map(({ path }) => path).filter((path) => path.startsWith("app/routes/")),
  ]
  const reached = new Set<string>()
  const visit = (path: string) => {
    const source = all.get(path)
    if (!source || reached.has(path)) return
    reached.add(path)
    runtimeImports(source).forEach(visit)
  }
  entries.forEach(visit)
  expect(reached.size).toBeGreaterThan(entries.length)
  expect([...reached].filter((path) => path.includes("/stand-in/"))).toEqual([])
})
