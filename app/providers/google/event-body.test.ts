import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { eventIdFor, icalUidFor, writtenEvent } from "./event-body.ts"

describe("the id of a meeting's event", () => {
  it("is one that Google takes, whatever the meeting, the host and the attempt", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.uuid(),
        fc.integer({ min: 1, max: 99 }),
        (meeting, host, attempt) => {
          expect(eventIdFor(meeting, host, attempt)).toMatch(/^[a-v0-9]{5,1024}$/)
        },
      ),
    )
  })

  it("is the same each time, and another for another meeting, host or attempt", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        fc.pre(one !== other)
        expect(eventIdFor(one, one, 1)).toBe(eventIdFor(one, one, 1))
        const ids = [
          eventIdFor(one, one, 1),
          eventIdFor(one, one, 2),
          eventIdFor(one, other, 1),
          eventIdFor(other, one, 1),
        ]
        expect(new Set(ids).size).toBe(4)
      }),
    )
  })

  it("gives the UID of the invitation", () => {
    expect(icalUidFor("abc12")).toBe("abc12@google.com")
  })
})

describe("an event as Google shows it", () => {
  const shown = { id: "abc12", etag: '"1"', status: "confirmed" as const }

  it("that is not ours has neither a meeting nor an installation", () => {
    expect(writtenEvent(shown)).toMatchObject({ bookingMeetingId: null, installationId: null })
  })

  it("that is cancelled counts as not there", () => {
    expect(() => writtenEvent({ ...shown, status: "cancelled" })).toThrow(/not-found/)
  })
})
