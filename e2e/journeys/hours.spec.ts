import { join } from "node:path"
import { expect, type Page } from "@playwright/test"
import { alone } from "#bin/alone.mjs"
import { dataDir, test } from "#e2e/owner.ts"

/** A Sunday that no other journey looks at. */
function farSunday(): string {
  const date = new Date(Date.now() + 80 * 86_400_000)
  date.setUTCDate(date.getUTCDate() - date.getUTCDay())
  return date.toISOString().slice(0, 10)
}

async function setSundaysEnd(page: Page, end: string): Promise<void> {
  await page.goto("/admin/availability")
  await page.getByRole("link", { name: "Change the hours of Clara Lindgren" }).click()
  await page.getByRole("textbox", { name: "Sunday, range 1: until" }).fill(end)
  await page.getByRole("button", { name: "Save hours" }).click()
}

test("longer hours are offered at once, and shorter ones no more", async ({ page }) => {
  test.slow()
  const sunday = farSunday()
  const evening = page.locator("#times").getByRole("link", { name: /^17:30/ })
  // Kinds of browsers share one schedule, and saving replaces all of it.
  await alone(join(dataDir(), "journey-of-hours.pid"), async () => {
    await setSundaysEnd(page, "18:00")
    await expect(page.getByText("Saved. The pages offer these hours now.")).toBeVisible()
    await page.goto(`/demo/consultation?date=${sunday}`)
    await expect(evening).toBeVisible()

    await setSundaysEnd(page, "08:00")
    await expect(page.getByText(/This ends before it starts/).first()).toBeVisible()
    const typed = page.getByRole("textbox", { name: "Sunday, range 1: until" })
    await expect(typed).toHaveValue("08:00")

    await setSundaysEnd(page, "17:00")
    await expect(page.getByText("Saved. The pages offer these hours now.")).toBeVisible()
    await page.goto(`/demo/consultation?date=${sunday}`)
    await expect(page.locator("#times a").first()).toBeVisible()
    await expect(evening).toHaveCount(0)
  })
})
