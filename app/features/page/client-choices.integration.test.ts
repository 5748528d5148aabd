import { afterAll, beforeAll, expect, test } from "vitest"
import { addHost, addTeamPage, placeOf } from "#app/features/booking/testing-teams.ts"
import {
  createBookingWorld,
  hold,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { answerOf } from "#app/platform/testing.ts"
import { loader } from "#app/routes/$organizer.$page._index.tsx"
import { action, loader as formLoader } from "#app/routes/$organizer.$page.book.tsx"
import type { DetailsFacts } from "#app/features/booking/screens/details-screen.tsx"
import { plainQuestion, type PageContent, type Question } from "./schema.ts"
import type { BookingPageFacts } from "./screens/booking-page-screen.tsx"

const DAY = 86_400_000
let world: BookingWorld
let ben: string
let fay: string

beforeAll(async () => {
  world = await createBookingWorld({ withCalendar: true })
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: world.runtime })
  const { hostId } = world.studio
  ;[ben, fay] = [await addHost(world, "Ben"), await addHost(world, "Fay")]
  const topic: Question = { ...plainQuestion, id: "topic", label: "Topic" }
  const terms: Question = { ...topic, id: "terms", kind: "checkbox" }
  const choice: Partial<PageContent> = {
    hostChoice: "client-picks",
    incrementMinutes: 30,
    questions: [topic, terms],
    limits: { perDay: 1, perWeek: null, perMonth: null },
  }
  await addTeamPage(world, "talk", choice, [
    { hostId },
    { hostId: ben },
    { hostId: fay, isFixed: true },
  ])
  await addTeamPage(world, "class", { capacity: 3 }, [{ hostId: ben }])
  const many = await Promise.all(
    Array.from({ length: 20 }, (_, index) => addHost(world, `Host ${index}`)),
  )
  await addTeamPage(
    world,
    "many",
    { hostChoice: "round-robin" },
    many.map((id) => ({ hostId: id })),
  )
})
afterAll(() => world.close())

const queries = () => (world.runtime as unknown as { queries: string[] }).queries

async function shown(page: string, search = ""): Promise<BookingPageFacts> {
  const request = new Request(`http://localhost:3000/studio/${page}${search}`)
  const params = { organizer: "studio", page }
  const answer = await answerOf(() => loader({ request, params, context: {} }))
  expect(answer.status).toBe(200)
  return answer.body.facts as BookingPageFacts
}

function visit(href: string, form?: Record<string, string>) {
  const [, organizer = "", page = ""] = href.split(/[/?]/)
  const request = new Request(
    `http://localhost:3000${href}`,
    form ? { method: "POST", body: new URLSearchParams(form) } : {},
  )
  const route = form ? action : formLoader
  return answerOf(() => route({ request, params: { organizer, page }, context: {} }))
}

test("a client picks a host, and every way on keeps it", async () => {
  const all = await shown("talk")
  expect(all.hosts?.options.map(({ name, isChosen }) => [name, isChosen])).toEqual([
    [null, true],
    ["Ada Berg", false],
    ["Ben", false],
  ])
  expect(all.offer.host.name).toBe("Fay and one of Ada Berg or Ben")
  const picked = await shown("talk", `?host=${ben}&date=2026-12-09`)
  expect(picked.offer.host.name).toBe("Fay and Ben")
  const { times } = picked
  const ways = [
    ...times.times.map(({ href }) => href),
    ...Object.values(times.calendar.openDays),
    times.calendar.next?.href ?? "",
  ]
  expect(ways.length).toBeGreaterThan(20)
  for (const href of ways) expect(href).toContain(`host=${ben}`)
  expect(times.zoneForm.keep["host"]).toBe(ben)
  expect(picked.hosts?.options.find(({ isChosen }) => isChosen)?.name).toBe("Ben")
  const anybody = picked.hosts?.options[0]?.href
  expect(anybody).not.toContain("host=")
  expect(anybody).toContain("date=2026-12-09")
})

test("the picked host is the one who is booked, also after a lost race", async () => {
  const page = await shown("talk", `?host=${ben}&date=2026-12-10&name=Ada&answers.topic=Prices`)
  const href = page.times.times[0]?.href ?? ""
  const opened = await visit(href)
  const facts = (opened.body as { facts: DetailsFacts }).facts
  expect(facts.offer.host.name).toBe("Fay and Ben")
  expect(facts.form.values).toMatchObject({ name: "Ada", answers: { topic: "Prices" } })
  expect(facts.form.action).toContain(`host=${ben}`)
  expect(facts.changeTimeHref).toContain(`host=${ben}`)
  const typed = { email: "c@example.org", notes: "", timeZone: "Europe/Berlin" }
  const form = { ...typed, name: "C", "answers.topic": "x", attempt: "attempt-of-the-first-one" }
  expect((await visit(facts.form.action, form)).status).toBe(303)
  const [row] = await world.runtime.db.query.bookings.findMany()
  expect(new Set((await placeOf(world, row!.id)).hostIds)).toEqual(new Set([ben, fay]))
  // One booking a day is this page's limit: the day is full, and the form offers other days with the same host.
  const late = await visit(facts.form.action, {
    ...form,
    email: "d@example.org",
    attempt: "attempt-of-the-second-one",
  })
  expect(late.status).toBe(409)
  const { problem } = (late.body as { facts: DetailsFacts }).facts
  if (problem?.kind !== "time-taken") throw new Error("The lost race was not told.")
  expect(problem.nearest.length).toBeGreaterThan(0)
  for (const { action: to } of problem.nearest) expect(to).toContain(`host=${ben}`)
  const after = await shown("talk", `?host=${ben}&date=2026-12-10`)
  expect(after.times.calendar.fullDays).toContain("2026-12-10")
  expect(after.times.calendar.openDays["2026-12-10"]).toBeUndefined()
  expect(after.times.calendar.fullDays).not.toContain("2026-12-12")
  expect(after.times.nextFree?.href).toContain(`host=${ben}`)
})

test("a host nobody can pick is passed over", async () => {
  for (const search of ["?host=nobody", `?host=${fay}`, "?host=", `?host=${ben}x`]) {
    const page = await shown("talk", search)
    expect(page.hosts?.options[0]?.isChosen).toBe(true)
    expect(page.times.times[0]?.href).not.toContain("host=")
  }
  expect((await shown("class", `?host=${ben}`)).hosts).toBeNull()
})

test("what an address fills in is on every link, and reaches the form; consent is not filled in", async () => {
  const filled = "?name=Ada%20L&email=ada@example.com&notes=Hi&answers.topic=A%26B&date=2026-12-11"
  const page = await shown("talk", filled)
  const href = page.times.times[0]?.href ?? ""
  const opened = await visit(`${href}&answers.terms=on`)
  const facts = (opened.body as { facts: DetailsFacts }).facts
  const values = { name: "Ada L", email: "ada@example.com", notes: "Hi", answers: { topic: "A&B" } }
  expect(facts.form.values).toMatchObject(values)
  const query = new URL(facts.changeTimeHref, "http://localhost").searchParams
  expect(query.get("answers.topic")).toBe("A&B")
  expect(page.times.zoneForm.keep).toMatchObject({ name: "Ada L", "answers.topic": "A&B" })
})

test("where several come together each time says how many seats it has left", async () => {
  const startsAt = new Date(TEN_O_CLOCK.getTime() + 12 * DAY)
  await hold(world, { pageSlug: "class", startsAt })
  const page = await shown("class", `?date=${startsAt.toISOString().slice(0, 10)}`)
  const seats = new Map(page.times.times.map((one) => [one.startsAt.getTime(), one.seatsLeft]))
  expect(seats.get(startsAt.getTime())).toBe(2)
  expect(new Set(seats.values())).toEqual(new Set([2, 3]))
  expect((await shown("talk")).times.times[0]).not.toHaveProperty("seatsLeft")
})

test("a month of twenty hosts costs three queries, full days and all", async () => {
  await shown("many")
  queries().length = 0
  const page = await shown("many", "?date=2026-12-09")
  expect(queries().length).toBeLessThanOrEqual(3)
  expect(page.times.times.length).toBeGreaterThan(5)
  expect(page.offer.host).toMatchObject({ name: "Studio studio", called: "Studio studio" })
})
