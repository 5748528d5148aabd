import { expect } from "@playwright/test"
import { test } from "#e2e/owner.ts"

test("what is pressed before a page's scripts have begun breaks nothing, and the page wakes up", async ({
  page,
}) => {
  // By such messages a page's scripts put off their first work: here it is put off for long.
  await page.addInitScript(() => {
    const { prototype } = MessagePort
    const post = Reflect.get(prototype, "postMessage") as (this: unknown, message: unknown) => void
    Object.assign(prototype, {
      postMessage(this: unknown, message: unknown) {
        setTimeout(() => post.call(this, message), 1_500)
      },
    })
  })
  await page.goto("/admin/pages/new")
  const unlisted = page.getByRole("radio", { name: /^Unlisted/ })
  for (let press = 0; press < 5; press++) await unlisted.click()
  await expect(unlisted).toBeChecked()
  await page.getByRole("textbox", { name: "Title" }).fill("Typed early")
  await page.getByRole("button", { name: "Add a length" }).click()
  await expect(page.getByLabel(/^Length 2/)).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Typed early")
})
