import { describe, expect, it } from "vitest"

import { availability } from "./availability.ts"
import { EVERY_DAY, example, host, hours, instant } from "./example.testing.ts"
import type { AvailabilityInput, HostInput } from "./input.ts"
import { mayTake } from "./may-take.ts"

/** Tuesday 2027-06-15, in UTC all through. */
function tuesday(
  hostChoice: AvailabilityInput["hostChoice"],
  hosts: HostInput[],
  rules: Partial<AvailabilityInput["rules"]> = {},
) {
  const input = example({
    from: "2027-06-15T00:00Z",
    to: "2027-06-16T00:00Z",
    hostChoice,
    hosts,
    rules,
  })
  return availability(input).map(
    ({ startsAt, hosts }) => `${new Date(startsAt).toISOString().slice(11, 16)} ${hosts.join(" ")}`,
  )
}

function member(id: string, range: string, given: Partial<HostInput> = {}): HostInput {
  return host({ id, timeZone: "UTC", weeklyHours: hours(EVERY_DAY, range), ...given })
}

describe("availability of several hosts", () => {
  it("asks the first host when the page has one", () => {
    const hosts = [member("ada", "09:00-11:00"), member("bob", "09:00-17:00")]
    expect(tuesday("one", hosts)).toEqual(["09:00 ada", "10:00 ada"])
  })

  it("offers a round robin's slot when any host is free, and names all who are", () => {
    const hosts = [member("ada", "09:00-11:00"), member("bob", "10:00-12:00")]
    for (const choice of ["round-robin", "client-picks"] as const)
      expect(tuesday(choice, hosts)).toEqual(["09:00 ada", "10:00 ada bob", "11:00 bob"])
  })

  it("never glues two hosts' times together to make one slot", () => {
    const hosts = [member("ada", "09:00-09:30"), member("bob", "09:30-10:00")]
    expect(tuesday("round-robin", hosts, { incrementMinutes: 30 })).toEqual([])
  })

  it("names a host who is free at a start that only another host's grid has led to", () => {
    const hosts = [member("ada", "09:00-11:00"), member("bob", "09:15-11:00")]
    expect(tuesday("round-robin", hosts, { incrementMinutes: 45 })).toEqual([
      "09:00 ada",
      "09:15 ada bob",
      "09:45 ada bob",
      "10:00 ada bob",
    ])
  })

  it("leaves out a host by whose clock a start is off the grid", () => {
    const hosts = [
      member("ada", "09:00-11:00"),
      member("dev", "14:30-16:30", { timeZone: "Asia/Kolkata" }),
    ]
    expect(tuesday("round-robin", hosts)).toEqual(["09:00 ada", "09:30 dev", "10:00 ada"])
  })

  it("offers a collective's slot only when all hosts are free, on the first host's grid", () => {
    const ada = member("ada", "09:00-12:00")
    const dev = member("dev", "14:30-17:30", { timeZone: "Asia/Kolkata" })
    expect(tuesday("collective", [ada, dev])).toEqual([
      "09:00 ada dev",
      "10:00 ada dev",
      "11:00 ada dev",
    ])
    expect(tuesday("collective", [dev, ada])).toEqual(["09:30 dev ada", "10:30 dev ada"])
  })

  it("puts the fixed hosts into every slot, beside any one of the others", () => {
    const hosts = [
      member("ada", "09:00-11:00"),
      member("eve", "10:00-13:00", { isFixed: true }),
      member("bob", "10:00-12:00"),
    ]
    expect(tuesday("round-robin", hosts)).toEqual(["10:00 eve ada bob", "11:00 eve bob"])
  })

  it("asks all fixed hosts when there are no others, and offers nothing without hosts", () => {
    const eve = member("eve", "10:00-13:00", { isFixed: true })
    const fay = member("fay", "12:00-14:00", { isFixed: true })
    expect(tuesday("round-robin", [eve, fay])).toEqual(["12:00 eve fay"])
    for (const choice of ["one", "round-robin", "collective"] as const)
      expect(tuesday(choice, [])).toEqual([])
  })
})

describe("availability under limits and with seats", () => {
  const at = (time: string) => instant(`2027-06-15T${time}Z`)

  it("closes the day, week or month of a host whose limit is reached", () => {
    const week = [
      "2027-06-13T12:00Z",
      "2027-06-14T12:00Z",
      "2027-06-20T12:00Z",
      "2027-07-01T12:00Z",
    ]
    const bookedAt = week.map(instant)
    const starts = (limits: NonNullable<AvailabilityInput["rules"]["limits"]>) =>
      availability(
        example({
          from: "2027-06-12T00:00Z",
          to: "2027-07-03T00:00Z",
          hosts: [member("ada", "09:00-10:00", { bookedAt })],
          rules: { limits },
        }),
      ).map(({ startsAt }) => new Date(startsAt).toISOString().slice(5, 10))
    const open = starts({})
    expect(open).toHaveLength(21)
    expect(starts({ perDay: 1 })).toEqual(
      open.filter((date) => !["06-13", "06-14", "06-20", "07-01"].includes(date)),
    )
    expect(starts({ perWeek: 2 })).toEqual(open.filter((date) => date < "06-14" || date > "06-20"))
    expect(starts({ perMonth: 3 })).toEqual(["07-01", "07-02"])
    expect(starts({ perDay: null, perWeek: 9 })).toEqual(open)
    expect(starts({ perDay: 0 })).toEqual([])
  })

  it("counts each host's limit apart", () => {
    const full = { bookedAt: [at("06:00")] }
    const hosts = [member("ada", "09:00-10:00", full), member("bob", "09:00-10:00")]
    const rules = { limits: { perDay: 1 } }
    expect(tuesday("round-robin", hosts, rules)).toEqual(["09:00 bob"])
    expect(tuesday("collective", hosts, rules)).toEqual([])
  })

  it("goes on offering a meeting until its seats are gone, at exactly its start", () => {
    const offered = (seatsTaken: number, capacity = 3) =>
      availability(
        example({
          from: "2027-06-15T00:00Z",
          to: "2027-06-16T00:00Z",
          hosts: [member("ada", "09:00-12:00")],
          rules: { capacity, incrementMinutes: 30 },
          meetings: [{ startsAt: at("10:30"), endsAt: at("11:30"), hostIds: ["ada"], seatsTaken }],
        }),
      ).map(({ startsAt }) => new Date(startsAt).toISOString().slice(11, 16))
    expect(offered(2)).toEqual(["09:00", "09:30", "10:30"])
    expect(offered(3)).toEqual(["09:00", "09:30"])
    expect(offered(1, 1)).toEqual(["09:00", "09:30"])
  })

  it("offers a meeting's seats only when it lies inside the range asked for", () => {
    const offered = (from: string, to: string) =>
      availability(
        example({
          from: `2027-06-15T${from}Z`,
          to: `2027-06-15T${to}Z`,
          hosts: [member("ada", "09:00-12:00")],
          rules: { capacity: 2 },
          meetings: [
            { startsAt: at("10:00"), endsAt: at("11:00"), hostIds: ["ada"], seatsTaken: 1 },
          ],
        }),
      ).length
    expect(offered("10:00", "11:00")).toBe(1)
    expect(offered("10:00", "10:59")).toBe(0)
    expect(offered("10:01", "11:00")).toBe(0)
  })

  it("offers a start once when two meetings begin at it, and joins the one that has a seat left", () => {
    const meeting = { startsAt: at("10:00"), endsAt: at("11:00"), hostIds: ["ada"] }
    const input = (seats: number[]) =>
      example({
        from: "2027-06-15T10:00Z",
        to: "2027-06-15T11:00Z",
        hosts: [member("ada", "09:00-12:00")],
        rules: { capacity: 2 },
        meetings: seats.map((seatsTaken) => ({ ...meeting, seatsTaken })),
      })
    expect(availability(input([1, 1])).map(({ hosts }) => hosts)).toEqual([["ada"]])
    expect(mayTake(input([2, 1]), at("10:00"))).toEqual({ ok: true, hosts: ["ada"] })
    expect(mayTake(input([2, 2]), at("10:00"))).toEqual({ ok: false, reason: "full" })
  })

  it("lets a client join the meeting of one host while another host is free", () => {
    const input = example({
      from: "2027-06-15T00:00Z",
      to: "2027-06-16T00:00Z",
      hostChoice: "round-robin",
      hosts: [member("ada", "09:00-11:00"), member("bob", "10:00-11:00")],
      rules: { capacity: 2 },
      meetings: [{ startsAt: at("10:00"), endsAt: at("11:00"), hostIds: ["ada"], seatsTaken: 1 }],
    })
    expect(availability(input).map((slot) => slot.hosts)).toEqual([["ada"], ["ada", "bob"]])
  })
})
