import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { test } from "#e2e/owner.ts"

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

test("an owner makes a key, a program uses it, and after it is revoked it opens nothing", async ({
  page,
  request,
  visitor,
}) => {
  await page.goto("/admin/settings")
  await page.getByRole("link", { name: "API keys, and which sites may call the API" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "API" })).toBeVisible()
  await check(page)
  await page.getByRole("link", { name: "New key" }).click()

  // Without a right it is refused at its field, and the name stays.
  await page.getByRole("textbox", { name: "Name" }).fill(visitor.name)
  await page.getByRole("button", { name: "Make the key" }).click()
  await expect(page.getByText("Choose one.").first()).toBeVisible()
  await check(page)
  await page.getByRole("checkbox", { name: /Read every page/ }).check()
  await page.getByRole("button", { name: "Make the key" }).click()
  await expect(page.getByText("It is not shown again.")).toBeVisible()
  await expect(page.getByText(`The key “${visitor.name}” is made`)).toBeVisible()
  await check(page)
  const key = await page.getByRole("textbox", { name: "The key" }).inputValue()

  const list = "/api/v1/demo/pages?status=all"
  const read = () => request.get(list, { headers: { Authorization: `Bearer ${key}` } })
  expect((await request.get(list)).status()).toBe(401)
  expect((await read()).status()).toBe(200)

  await page.getByRole("link", { name: "All keys" }).click()
  const row = page.getByRole("row", { name: visitor.name })
  await expect(row.getByText("Never")).toHaveCount(0)
  await row.getByRole("link", { name: `Revoke ${visitor.name}` }).click()
  await check(page)
  await page.getByRole("button", { name: "Revoke the key" }).click()
  await expect(page.getByText("The key is revoked.")).toBeVisible()
  expect((await read()).status()).toBe(401)
})

test("how the API works can be read, and found from its settings", async ({ page }) => {
  await page.goto("/admin/settings/api")
  await page.getByRole("link", { name: "Read how the API works" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Booking API" })).toBeVisible()
  await page
    .getByRole("navigation", { name: "Operations" })
    .getByRole("link", { name: "Book a time" })
    .click()
  await expect(page).toHaveURL(/#book$/)
  await expect(page.getByRole("heading", { name: "Book a time" })).toBeInViewport()
  await check(page)
})
