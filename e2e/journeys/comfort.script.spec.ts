import { expect } from "@playwright/test"
import { dayOf } from "#e2e/days.ts"
import { test } from "#e2e/test.ts"

test("arrow keys walk through the days that have times", async ({ page }) => {
  await page.goto(`/demo/consultation?date=${dayOf("keyboard")}`)
  const days = page.getByRole("link", { name: /times available/ })
  await days.first().focus()
  await page.keyboard.press("ArrowRight")
  await expect(days.nth(1)).toBeFocused()
  await page.keyboard.press("End")
  await expect(days.last()).toBeFocused()
  await page.keyboard.press("Home")
  await expect(days.first()).toBeFocused()
})

test("the zone of the browser is guessed, named, and kept on the way", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    timezoneId: "America/New_York",
    locale: "en-US",
  })
  const page = await context.newPage()
  await page.goto("/demo/consultation")
  await expect(page.getByLabel("Time zone", { exact: true })).toHaveValue("America/New_York")
  await page
    .getByRole("link", { name: new RegExp(`times available`) })
    .nth(2)
    .click()
  await page.locator("#times a").first().click()
  await expect(page.getByRole("heading", { level: 1, name: "Your details" })).toBeVisible()
  await expect(page.getByText(/New York/).first()).toBeVisible()
  await context.close()
})
