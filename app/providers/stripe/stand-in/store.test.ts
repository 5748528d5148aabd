import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"

import type { Delivery } from "./records.ts"
import { openStore } from "./store.ts"

let folder: string
const delivery = (eventId: string, attempts = 0): Delivery => ({
  eventId,
  status: "pending",
  attempts,
  lastStatus: null,
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stripe-store-"))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe("the stand-in's memory", () => {
  it("holds after a restart what was committed, in the order in which it came", () => {
    const store = openStore(folder)
    for (const id of ["c", "a", "b"]) store.put("deliveries", id, delivery(id))
    store.commit()
    store.put("deliveries", "a", delivery("a", 2))
    store.remove("deliveries", "c")
    store.commit()
    const again = openStore(folder)
    expect(again.list("deliveries")).toEqual([delivery("a", 2), delivery("b")])
    expect(again.keys("deliveries")).toEqual(["a", "b"])
  })

  it("forgets what was not committed, and a line that a crash cut off", () => {
    const store = openStore(folder)
    store.put("deliveries", "kept", delivery("kept"))
    store.commit()
    store.put("deliveries", "lost", delivery("lost"))
    appendFileSync(join(folder, "stripe.jsonl"), '[["deliveries","cut",{"eventId":"c')
    expect(openStore(folder).keys("deliveries")).toEqual(["kept"])
  })

  it("goes on writing well-formed lines after such a crash", () => {
    openStore(folder)
    appendFileSync(join(folder, "stripe.jsonl"), '[["deliveries","cut"')
    const store = openStore(folder)
    store.put("deliveries", "next", delivery("next"))
    store.commit()
    expect(openStore(folder).keys("deliveries")).toEqual(["next"])
  })

  it("is readable by its owner alone, and is one line again after opening", () => {
    const store = openStore(folder)
    for (const id of ["a", "b", "c"]) {
      store.put("deliveries", id, delivery(id))
      store.commit()
    }
    const file = join(folder, "stripe.jsonl")
    expect(statSync(file).mode & 0o077).toBe(0)
    openStore(folder)
    expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(1)
  })

  it("stays in memory without a folder", () => {
    const store = openStore(null)
    store.put("deliveries", "a", delivery("a"))
    store.commit()
    expect(store.find("deliveries", "a")).toEqual(delivery("a"))
    expect(store.find("deliveries", "b")).toBeUndefined()
  })
})
