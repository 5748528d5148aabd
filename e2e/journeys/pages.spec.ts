import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { test } from "#e2e/owner.ts"

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

/** Makes a draft page of this title, and stays on it. */
async function makeDraft(page: Page, title: string, slug: string): Promise<void> {
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill(title)
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
}

const slugOf = (visitor: { email: string }) => visitor.email.split("@")[0]!

test("a page begins from a template, is copied, and the copy is deleted again", async ({
  page,
  visitor,
}) => {
  test.slow()
  const slug = slugOf(visitor)
  await page.goto("/admin/pages/new")
  await check(page)
  await page.getByRole("link", { name: /^Workshop with seats/ }).click()
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Workshop")
  await expect(page.getByRole("textbox", { name: "Seats" })).toHaveValue("10")
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("radio", { name: "Unlisted" }).check()
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  await check(page)

  await page.getByRole("link", { name: "Duplicate" }).click()
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Workshop (copy)")
  await expect(page.getByRole("textbox", { name: "Address" })).toHaveValue(`${slug}-copy`)
  await check(page)
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("button", { name: "Make the copy" }).click()
  await expect(
    page.getByText("Another page has or had this address. Choose another.").first(),
  ).toBeVisible()
  await page.getByRole("textbox", { name: "Address" }).fill(`${slug}-copy`)
  await page.getByRole("button", { name: "Make the copy" }).click()
  await expect(page.getByText("The copy is made. It is a draft.")).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Seats" })).toHaveValue("10")

  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Publish" }).click()
  await page.getByRole("link", { name: "Delete" }).click()
  await expect(page.getByText("Clients see it. Stop showing it first.")).toBeVisible()
  await check(page)
  await page.getByRole("link", { name: "Go to the publication" }).click()
  await page.getByRole("button", { name: "Stop showing it" }).click()
  await page.getByRole("link", { name: "Delete" }).click()
  await page.getByRole("button", { name: "Delete this page" }).click()
  await expect(page.getByText("The page is deleted.")).toBeVisible()
  await page.goto(`/admin/pages?q=${slug}`)
  await expect(page.getByRole("table").getByRole("rowheader")).toHaveCount(1)
})

test("a page is published later: past times are refused, and a plan is changed and called off", async ({
  page,
  visitor,
}) => {
  test.slow()
  const slug = slugOf(visitor)
  await makeDraft(page, "Later", slug)
  const edit = page.url().split("?")[0]!
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("link", { name: "Publish later" }).click()
  await check(page)
  await page.getByLabel("Date").fill("2020-01-02")
  await page.getByLabel("Time").fill("09:00")
  await page.getByRole("button", { name: "Plan it" }).click()
  await expect(page.getByText("This is over. Give a time ahead.").first()).toBeVisible()
  await expect(page.getByLabel("Date")).toHaveValue("2020-01-02")
  const year = new Date().getFullYear() + 1
  await page.getByLabel("Date").fill(`${year}-06-15`)
  await page.getByRole("button", { name: "Plan it" }).click()
  await expect(page.getByText("It is planned.")).toBeVisible()
  await expect(page.getByText("Revision 1 will be published")).toBeVisible()
  await check(page)
  await page.goto(`/admin/pages?q=${slug}`)
  await expect(page.getByRole("row", { name: /Later/ })).toContainText("to be published")
  await check(page)
  await page.goto(edit)
  await page.getByRole("link", { name: /^to be published/ }).click()
  await expect(page.getByLabel("Time")).toHaveValue("09:00")
  await page.getByLabel("Time").fill("10:30")
  await page.getByRole("button", { name: "Change the time" }).click()
  await expect(page.getByRole("main").locator("time").last()).toContainText("10:30")
  await page.getByRole("button", { name: "Call it off" }).click()
  await expect(page.getByText("Nothing is planned any more.")).toBeVisible()
  expect((await page.request.get(`/demo/${slug}`)).status()).toBe(404)
})

test("several pages are changed at once, and a list is kept as a view", async ({
  page,
  visitor,
}) => {
  test.slow()
  const slug = slugOf(visitor)
  for (const [title, end] of [
    ["First", "a"],
    ["Second", "b"],
  ] as const) {
    await makeDraft(page, `${title} ${slug}`, `${slug}-${end}`)
  }
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Publish" }).click()
  await page.goto("/admin/pages")
  await page.getByRole("searchbox", { name: "Title or address" }).fill(slug)
  await page.getByRole("button", { name: "Show", exact: true }).click()
  await page.getByRole("button", { name: "Archive" }).click()
  await expect(page.getByText("Choose pages first")).toBeVisible()
  await page.getByRole("checkbox", { name: `Choose First ${slug}` }).check()
  await page.getByRole("checkbox", { name: `Choose Second ${slug}` }).check()
  await check(page)
  await page.getByRole("button", { name: "Stop showing" }).click()
  await expect(page.getByText("One page is not shown any more")).toBeVisible()
  await expect(page.getByText(`First ${slug} is not shown: Draft.`)).toBeVisible()
  await check(page)

  await page.getByRole("checkbox", { name: `Choose First ${slug}` }).check()
  await page.getByRole("button", { name: "Archive" }).click()
  await expect(page.getByText("One page is archived")).toBeVisible()
  await page.getByRole("combobox", { name: "State" }).selectOption({ label: "Archived" })
  await page.getByRole("button", { name: "Show", exact: true }).click()
  await page.getByRole("checkbox", { name: `Choose First ${slug}` }).check()
  await page.getByRole("button", { name: "Bring back" }).click()
  await expect(page.getByText("One page is back")).toBeVisible()
  await page.goto(`/admin/pages?q=${slug}`)
  await page.getByRole("checkbox", { name: `Choose Second ${slug}` }).check()
  await page.getByRole("button", { name: "Duplicate" }).click()
  await expect(page.getByText("One page is copied")).toBeVisible()
  await expect(page.getByRole("link", { name: `Second ${slug} (copy)` })).toBeVisible()

  await page.getByRole("link", { name: "Keep this view" }).click()
  await check(page)
  await page.getByRole("button", { name: "Keep it" }).click()
  await expect(page.getByText("Fill this in.").first()).toBeVisible()
  await page.getByRole("textbox", { name: "Name" }).fill(`Mine ${slug}`)
  await page.getByRole("button", { name: "Keep it" }).click()
  await page.goto("/admin/pages")
  await page.getByRole("link", { name: `Mine ${slug}` }).click()
  await expect(page.getByRole("table").getByRole("rowheader")).toHaveCount(3)
  await page.getByRole("link", { name: "Your views" }).click()
  await check(page)
  await page.getByRole("button", { name: `Forget Mine ${slug}` }).click()
  await expect(page.getByRole("button", { name: `Forget Mine ${slug}` })).toHaveCount(0)
})
