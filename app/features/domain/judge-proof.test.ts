import { expect, test } from "vitest"
import type { Looked } from "#app/providers/domain-proof/port.ts"
import { judgeProof } from "./judge-proof.ts"

const MARK = "holdfast-here=us"
const absent: Looked = { kind: "absent", said: "queryTxt ENOTFOUND _holdfast.book.example" }
const failed: Looked = { kind: "failed", said: "connect ECONNREFUSED" }
const says = (...values: string[]): Looked => ({ kind: "found", values })

function judge(
  look: { texts?: Looked; file?: Looked },
  change: { provenBy?: "dns" | "file" | "loopback"; isOwnMachine?: boolean } = {},
) {
  const { provenBy = null, isOwnMachine = false } = change
  const claim = { proof: "mine", provenBy }
  const isMark = (answer: string) => answer === MARK
  return judgeProof(claim, { texts: absent, file: failed, ...look }, { isOwnMachine, isMark })
}

test("a DNS record with the claim's own proof proves it, wherever the name leads", () => {
  expect(judge({ texts: says("v=spf1 -all", "holdfast=mine"), file: says(MARK) })).toEqual({
    ...{ provenBy: "dns", isHere: true, isCertain: true, said: null },
  })
  expect(judge({ texts: says("holdfast=mine") })).toEqual({
    ...{ provenBy: "dns", isHere: false, isCertain: true, said: "connect ECONNREFUSED" },
  })
})

test("a file on the owner's server proves it before the name leads here", () => {
  expect(judge({ file: says("holdfast=mine") })).toMatchObject({ provenBy: "file", isHere: false })
})

test("that a name leads here proves nobody's claim", () => {
  const said = "queryTxt ENOTFOUND _holdfast.book.example"
  expect(judge({ file: says(MARK) })).toEqual({
    ...{ provenBy: null, isHere: true, isCertain: true, said },
  })
})

test("what a file has proven stays proven while the name leads here, and not when it leads elsewhere", () => {
  expect(judge({ file: says(MARK) }, { provenBy: "file" })).toMatchObject({ provenBy: "file" })
  expect(judge({ file: says("Welcome") }, { provenBy: "file" })).toMatchObject({ provenBy: null })
  expect(judge({ file: says(MARK) }, { provenBy: "dns" })).toMatchObject({ provenBy: null })
})

test("another claim's proof, or one with something added, proves nothing", () => {
  for (const text of ["holdfast=theirs", "holdfast=mine2", "xholdfast=mine", "mine", ""]) {
    expect(judge({ texts: says(text), file: says(text) }).provenBy).toBeNull()
  }
})

test("a name that is this machine itself needs no proof on a laptop, where it leads here", () => {
  const isOwnMachine = true
  expect(judge({ file: says(MARK) }, { isOwnMachine }).provenBy).toBe("loopback")
  expect(judge({ file: says("Welcome") }, { isOwnMachine }).provenBy).toBeNull()
})

test("what was found instead is told in the other side's words", () => {
  expect(judge({ texts: says("v=spf1 -all"), file: says("<html>") }).said).toBe(
    'TXT: "v=spf1 -all" · HTTP: "<html>"',
  )
  expect(judge({}).said).toBe("queryTxt ENOTFOUND _holdfast.book.example · connect ECONNREFUSED")
})

test("silent name servers are told from an answer that there is nothing", () => {
  expect(judge({ texts: failed }).isCertain).toBe(false)
  expect(judge({ texts: absent }).isCertain).toBe(true)
})
