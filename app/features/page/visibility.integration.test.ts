import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { answerOf } from "#app/platform/testing.ts"
import { loader as pageLoader } from "#app/routes/$organizer.$page._index.tsx"
import { loader as apiPagesLoader } from "#app/routes/api.v1.$organizer.pages._index.ts"
import { createPage } from "./create-page.server.ts"
import { publishPage } from "./publish-page.server.ts"
import { savePage } from "./save-page.server.ts"
import { emptyPageContent, type PageContent } from "./schema.ts"
import { showOrganizer } from "./show-organizer.server.ts"

let world: BookingWorld
let pageId: string
const content: PageContent = { ...emptyPageContent, title: "For friends", visibility: "unlisted" }

beforeAll(async () => {
  world = await createBookingWorld()
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: world.runtime })
  const { actor } = world.studio
  const made = await createPage(actor, { slug: "friends", content }, world.runtime)
  if (!made.ok) throw new Error(made.problem)
  pageId = made.pageId
  await publishPage(actor, { pageId, number: 1 }, world.runtime)
})
afterAll(() => world.close())

const params = { organizer: "studio", page: "friends" }
const visit = () => {
  const request = new Request("http://localhost:3000/studio/friends")
  return answerOf(() => pageLoader({ request, params, context: {} }))
}

async function listed() {
  const shown = await showOrganizer(
    { organizerSlug: "studio", locale: (own) => own },
    world.runtime,
  )
  const request = new Request("http://localhost:3000/api/v1/studio/pages")
  const answer = (await apiPagesLoader({ request, params, context: {} })) as Response
  const { pages } = (await answer.json()) as { pages: { slug: string }[] }
  const bySlug = pages.map(({ slug }) => slug)
  expect(shown?.facts.pages.map(({ href }) => href.split("/").at(-1))).toEqual(bySlug)
  return bySlug
}

test("an unlisted page stands in no list, shows and is booked by its address, and asks not to be found", async () => {
  expect(await listed()).toEqual(["consultation"])
  const answer = await visit()
  expect(answer.status).toBe(200)
  expect(answer.headers.get("x-robots-tag")).toBe("noindex")
  expect(await hold(world, { pageSlug: "friends" })).toMatch(/^[0-9a-f-]{36}$/)
})

test("it becomes public when that is published, not when it is saved", async () => {
  const { actor } = world.studio
  const open: PageContent = { ...content, visibility: "public" }
  await savePage(actor, { pageId, basedOn: 1, slug: "friends", content: open }, world.runtime)
  expect(await listed()).toEqual(["consultation"])
  await publishPage(actor, { pageId, number: 2 }, world.runtime)
  expect(await listed()).toEqual(["consultation", "friends"])
  expect((await visit()).headers.get("x-robots-tag")).toBeNull()
})
