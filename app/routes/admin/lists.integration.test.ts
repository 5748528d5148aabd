import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import type { TestRuntime } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { browse, fieldsOf } from "./testing.server.ts"

let runtime: TestRuntime
let world: BookingWorld
let studio: BookingWorld["studio"]
let owner: Awaited<ReturnType<typeof browse>>

beforeAll(async () => {
  world = await createBookingWorld()
  runtime = world.runtime as unknown as TestRuntime
  studio = world.studio
  owner = await browse(runtime, studio.userId)
})
afterAll(() => world.close())

async function made(slug: string): Promise<string> {
  const content = { ...emptyPageContent, title: `Talk ${slug}` }
  const page = await createPage(studio.actor, { slug, content }, runtime)
  if (!page.ok) throw new Error(page.problem)
  return page.pageId
}

const hrefsIn = (html: string, pattern: RegExp) =>
  [...html.matchAll(/href="([^"]+)"/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => pattern.test(href))

test("a long history is read fifty revisions at a time, down to the first", async () => {
  const pageId = await made("history")
  await runtime.db.execute(sql`
    insert into page_revisions (id, organizer_id, page_id, number, content, created_at)
    select gen_random_uuid(), organizer_id, page_id, n,
      content || jsonb_build_object('title', 'Talk ' || n), now()
    from page_revisions, generate_series(2, 120) n where page_id = ${pageId}`)
  const seen: string[] = []
  let address: string | undefined = `/admin/pages/${pageId}/revisions`
  let pages = 0
  while (address !== undefined && pages < 10) {
    const { status, text } = await owner.get(address)
    expect(status).toBe(200)
    seen.push(...hrefsIn(text, /\/revisions\/\d+$/).map((href) => href.split("/").at(-1) ?? ""))
    address = hrefsIn(text, /revisions\?below=/)[0]
    pages++
  }
  expect(pages).toBe(3)
  expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => String(120 - index)))
  const difference = await owner.get(`/admin/pages/${pageId}/revisions/60`)
  expect(difference.text).toContain("Talk 59")
  for (const number of ["0", "121", "1e1", "-1", "9".repeat(30)]) {
    expect((await owner.get(`/admin/pages/${pageId}/revisions/${number}`)).status).toBe(404)
  }
  // The page carries what its newest revision is called.
  expect((await owner.get("/admin/pages?q=Talk+120")).text).toContain(`/admin/pages/${pageId}"`)
})

test("among many pages, bookings are asked for those of one that is searched for by its title", async () => {
  await hold(world)
  expect(await bookingsList("")).not.toContain('name="page-title"')
  const ids = []
  for (let number = 10; number < 70; number++) ids.push(await made(`many-${number}`))
  const chosen = ids.at(-1) ?? ""
  const list = await bookingsList("")
  expect(list).toContain('name="page-title"')
  expect(list).toContain("50 shown, search for others")
  expect(list).not.toContain(`value="${chosen}"`)
  const found = await bookingsList("page-title=MANY-69")
  expect(found).toContain(`value="${chosen}"`)
  expect(found).not.toContain(`value="${ids[0]}"`)
  // What is chosen stays a choice whatever is searched for.
  const kept = await bookingsList(`page-id=${chosen}&page-title=many-10`)
  expect(kept).toMatch(new RegExp(`<option value="${chosen}" selected`))
})

async function bookingsList(query: string): Promise<string> {
  const { status, text } = await owner.get(`/admin/bookings?${query}`)
  expect(status).toBe(200)
  return text
}

test("chosen pages are duplicated from the list, and the same form sent again copies nothing more", async () => {
  const pageId = await made("twin")
  const list = await owner.get("/admin/pages?q=twin")
  const attempt = /name="attempt" value="([^"]+)"/.exec(list.text)?.[1] ?? ""
  const press = () =>
    owner.post("/admin/pages?q=twin", { chosen: pageId, do: "duplicate", attempt })
  for (const sent of [await press(), await press()]) {
    expect(sent.status).toBe(200)
    expect(sent.text).toContain("One page is copied")
  }
  const after = await owner.get("/admin/pages?q=twin")
  expect(hrefsIn(after.text, /^\/admin\/pages\/[0-9a-f-]{36}$/)).toHaveLength(2)
})

test("holidays chosen by a form that is no longer true are told of, with what was chosen still there", async () => {
  const place = `/admin/availability/${studio.scheduleId}/holidays`
  const form = fieldsOf(await owner.get(place), "holidays")
  expect((await owner.post(place, { ...form, country: "DE" })).status).toBe(303)
  const stale = await owner.post(place, { ...form, country: "FR" })
  expect(stale.status).toBe(409)
  expect(stale.text).toContain("Somebody chose other holidays meanwhile")
  expect(stale.text).toContain("Germany")
  const again = fieldsOf(stale, "holidays")
  expect(again).toMatchObject({ country: "FR", basedOnCountry: "DE" })
  expect((await owner.post(place, again)).status).toBe(303)
})
