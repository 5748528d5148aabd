import { expect, test } from "vitest"
import { taking } from "./turns.ts"

/** Work that ends when it is told to, with a list of what was begun. */
function works() {
  const begun: number[] = []
  const end: Record<number, () => void> = {}
  const work = (number: number) => () => {
    begun.push(number)
    return new Promise<number>((resolve) => (end[number] = () => resolve(number)))
  }
  return { begun, end, work }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test("no more run at once than there are places, and the others follow in their order", async () => {
  const { begun, end, work } = works()
  const inTurn = taking(2)
  const results = [1, 2, 3, 4].map((number) => inTurn(work(number)))
  await settle()
  expect(begun).toEqual([1, 2])
  end[2]?.()
  await settle()
  expect(begun).toEqual([1, 2, 3])
  end[1]?.()
  await settle()
  expect(begun).toEqual([1, 2, 3, 4])
  end[3]?.()
  end[4]?.()
  expect(await Promise.all(results)).toEqual([1, 2, 3, 4])
})

test("work that fails gives its place on", async () => {
  const inTurn = taking(1)
  const failing = inTurn(() => Promise.reject(new Error("broken")))
  const next = inTurn(async () => "done")
  await expect(failing).rejects.toThrow("broken")
  expect(await next).toBe("done")
  expect(await inTurn(async () => "again")).toBe("again")
})
