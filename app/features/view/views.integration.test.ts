import { afterAll, expect, test } from "vitest"
import { createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { deleteView } from "./delete-view.server.ts"
import { listViews } from "./list-views.server.ts"
import { saveView } from "./save-view.server.ts"

const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

const shown = { collection: "pages", name: "Shown", query: "status=published" }
const namesOf = async (actor: typeof studio.actor, collection = "pages") =>
  (await listViews(actor, collection, runtime)).map(({ name }) => name)

test("a view is kept under its name, once, however often the form is sent", async () => {
  const sent = [1, 2, 3].map(() => saveView(studio.actor, shown, runtime))
  for (const result of await Promise.all(sent)) expect(result).toEqual({ ok: true })
  expect(await listViews(studio.actor, "pages", runtime)).toMatchObject([
    { name: "Shown", query: "status=published" },
  ])
  const another = { ...shown, query: "status=draft" }
  expect(await saveView(studio.actor, another, runtime)).toEqual({
    ok: false,
    problem: "view-name-taken",
  })
  expect(await namesOf(studio.actor, "bookings")).toEqual([])
})

test("views are one's own: nobody else sees, takes or forgets them", async () => {
  const colleague = { ...studio.actor, userId: other.userId }
  await saveView(other.actor, shown, runtime)
  const [view] = await listViews(studio.actor, "pages", runtime)
  for (const actor of [other.actor, colleague]) {
    expect(await deleteView(actor, { viewId: view!.id }, runtime)).toBe(false)
  }
  expect(await namesOf(colleague)).toEqual([])
  expect(await namesOf(studio.actor)).toEqual(["Shown"])
  expect(await deleteView(studio.actor, { viewId: view!.id }, runtime)).toBe(true)
  expect(await deleteView(studio.actor, { viewId: view!.id }, runtime)).toBe(false)
  expect(await deleteView(studio.actor, { viewId: "no id" }, runtime)).toBe(false)
  expect(await namesOf(other.actor)).toEqual(["Shown"])
})

test("more views than anybody keeps apart are refused", async () => {
  for (let number = 0; number < 20; number++) {
    await saveView(studio.actor, { ...shown, name: `View ${number}` }, runtime)
  }
  expect(await saveView(studio.actor, { ...shown, name: "One more" }, runtime)).toEqual({
    ok: false,
    problem: "too-many-views",
  })
})
