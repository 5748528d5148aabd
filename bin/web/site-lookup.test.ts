import { expect, test } from "vitest"
import { keepAnswers } from "./site-lookup.ts"

function asking() {
  const asked: string[] = []
  let time = 0
  let failing = false
  const find = keepAnswers(
    async (name) => {
      asked.push(name)
      if (failing) throw new Error("no database")
      return name.toUpperCase()
    },
    { keptMs: 5_000, now: () => time },
  )
  return { asked, find, pass: (ms: number) => (time += ms), fail: (on: boolean) => (failing = on) }
}

test("an answer is asked for once in some seconds", async () => {
  const { asked, find, pass } = asking()
  expect([await find("a"), await find("a"), await find("b")]).toEqual(["A", "A", "B"])
  pass(5_000)
  await find("a")
  expect(asked).toEqual(["a", "b", "a"])
})

test("a failure is told and not kept", async () => {
  const { asked, find, fail } = asking()
  fail(true)
  await expect(find("a")).rejects.toThrow("no database")
  fail(false)
  expect(await find("a")).toBe("A")
  expect(asked).toHaveLength(2)
})

test("names that are not there do not fill the memory", async () => {
  const { asked, find } = asking()
  for (let at = 0; at < 2_500; at += 1) await find(`host-${at}`)
  await find("host-2499")
  expect(asked).toHaveLength(2_500)
  await find("host-0")
  expect(asked).toHaveLength(2_501)
})
