import { expect, test } from "vitest"
import { teamWarnings } from "./team-warnings.ts"

const member = (name: string, changes = {}) => ({
  name,
  weight: 1,
  isFixed: false,
  pausedAt: null,
  ...changes,
})
const ada = member("Ada")
const bo = member("Bo")
const fixed = { isFixed: true }
const paused = { pausedAt: new Date("2026-12-01T09:00:00Z") }

test.each([
  ["one host that is one host", "one", [ada], []],
  ["a second host whom nobody can book", "one", [ada, bo], [["one-of-several", "Ada"]]],
  ["a team of two", "collective", [ada, bo], []],
  ["a team of one", "collective", [ada], [["collective-alone", "Ada"]]],
  ["turns of two", "round-robin", [ada, bo], []],
  [
    "turns of one beside a fixed host",
    "round-robin",
    [ada, member("Bo", fixed)],
    [["round-robin-alone", "Ada"]],
  ],
  ["turns of nobody", "round-robin", [member("Ada", fixed)], [["round-robin-nobody", ""]]],
  ["a pick of one", "client-picks", [ada], [["client-picks-alone", "Ada"]]],
  ["a pick of nobody", "client-picks", [member("Ada", fixed)], [["client-picks-nobody", ""]]],
  ["weights that differ", "round-robin", [ada, member("Bo", { weight: 3 })], []],
  [
    "weights that are all the same",
    "round-robin",
    [member("Ada", { weight: 5 }), member("Bo", { weight: 5 })],
    [["weight-unused", "Ada Bo"]],
  ],
  [
    "a fixed host's weight",
    "round-robin",
    [ada, member("Bo", { weight: 3 }), member("Cy", { ...fixed, weight: 2 })],
    [["weight-unused", "Cy"]],
  ],
  [
    "a weight where all take part",
    "collective",
    [ada, member("Bo", { weight: 2 })],
    [["weight-unused", "Bo"]],
  ],
  [
    "a paused host whom all wait for",
    "collective",
    [ada, member("Bo", paused)],
    [["nobody-bookable", "Bo"]],
  ],
  ["a paused first host", "one", [member("Ada", paused)], [["nobody-bookable", "Ada"]]],
  ["one paused host among others", "round-robin", [ada, bo, member("Cy", paused)], []],
] as const)("before publishing, %s", (_, hostChoice, hosts, expected) => {
  const found = teamWarnings(hostChoice, hosts).map(({ name, hosts }) => [name, hosts.join(" ")])
  expect(found).toEqual(expected)
})
