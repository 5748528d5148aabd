import { expect, test } from "vitest"
import { invitationState, type InvitationFacts } from "./invitation-state.ts"

const at = new Date("2026-12-01T12:00:00Z")
const [before, after] = [new Date("2026-12-01T11:59:00Z"), new Date("2026-12-01T12:01:00Z")]
const fresh: InvitationFacts = { expiresAt: after, revokedAt: null, booking: null }
const held = (heldUntilAt: Date | null) => ({ confirmedAt: null, heldUntilAt })
const confirmed = { confirmedAt: before, heldUntilAt: before }

test.each<[string, Partial<InvitationFacts>, string]>([
  ["nobody came", {}, "open"],
  ["somebody holds a time", { booking: held(after) }, "held"],
  ["a payment settles", { booking: held(null) }, "held"],
  ["the hold's time ran out", { booking: held(before) }, "open"],
  ["the hold ends this very moment", { booking: held(at) }, "open"],
  ["a booking was confirmed", { booking: confirmed }, "used"],
  ["its time is over", { expiresAt: before }, "expired"],
  ["its time is over this very moment", { expiresAt: at }, "expired"],
  ["it was withdrawn", { revokedAt: before }, "revoked"],
  ["it was withdrawn and is over", { revokedAt: before, expiresAt: before }, "revoked"],
  ["it was withdrawn while somebody held", { revokedAt: before, booking: held(after) }, "revoked"],
  ["it was withdrawn after it was used", { revokedAt: before, booking: confirmed }, "used"],
  ["it was used and is over", { expiresAt: before, booking: confirmed }, "used"],
])("a link of which %s", (_, facts, state) => {
  expect(invitationState({ ...fresh, ...facts }, at)).toBe(state)
})
