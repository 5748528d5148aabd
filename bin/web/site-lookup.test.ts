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
      return name.startsWith("nobody") ? null : name.toUpperCase()
    },
    { keptMs: 5_000, now: () => time, most: 100 },
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

test("a flood of names that are not there pushes out nobody who is, and is forgotten itself", async () => {
  const { asked, find } = asking()
  await find("host")
  for (let at = 0; at < 2_500; at += 1) expect(await find(`nobody-${at}`)).toBeNull()
  expect(asked).toHaveLength(2_501)
  expect(await find("host")).toBe("HOST")
  await find("nobody-2400")
  expect(asked).toHaveLength(2_501)
  await find("nobody-2399")
  expect(asked).toHaveLength(2_502)
})

test("many names that are there push out the one that was asked for longest ago", async () => {
  const { asked, find } = asking()
  for (let at = 0; at < 101; at += 1) await find(`host-${at}`)
  await find("host-1")
  expect(asked).toHaveLength(101)
  await find("host-0")
  expect(asked).toHaveLength(102)
})

test("a flood at once is asked for each name once", async () => {
  const { asked, find } = asking()
  await Promise.all(Array.from({ length: 1_000 }, (_, at) => find(`nobody-${at % 50}`)))
  expect(asked).toHaveLength(50)
})
