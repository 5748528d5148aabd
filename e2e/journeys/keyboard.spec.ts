import { expect, type Locator, type Page } from "@playwright/test"
import { expectCheckout, expectConfirmed, GOOD_CARD, ownTimes } from "#e2e/client.ts"
import { dayLabel, dayOf } from "#e2e/days.ts"
import { test } from "#e2e/test.ts"

/** Tabs on until a control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`The focus never reached ${String(control)}.`)
}

test("a time is booked and paid with the keyboard alone", async ({ page, visitor }, testInfo) => {
  await page.goto("/demo/consultation")
  const date = dayLabel(dayOf("keyboard"))
  const day = page.getByRole("link", { name: new RegExp(`\\b${date}\\b.*times available`) })
  if (!(await day.isVisible())) {
    await tabTo(page, page.getByRole("link", { name: /^Later: / }))
    await page.keyboard.press("Enter")
    await expect(day).toBeVisible()
  }
  await tabTo(page, day)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: new RegExp(date) })).toBeVisible()

  const [instant] = await ownTimes(page, testInfo)
  await tabTo(page, page.locator("#times a", { has: page.locator(`time[datetime="${instant}"]`) }))
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 1, name: "Your details" })).toBeVisible()

  await tabTo(page, page.getByRole("textbox", { name: /^Your name/ }))
  await page.keyboard.type(visitor.name)
  await tabTo(page, page.getByRole("textbox", { name: /^Email/ }))
  await page.keyboard.type(visitor.email)
  await page.keyboard.press("Enter")
  await expectCheckout(page)
  await tabTo(page, page.getByLabel("Card number"))
  await page.keyboard.type(GOOD_CARD)
  await page.keyboard.press("Enter")
  await expectConfirmed(page)
})

test("what has the focus can be seen", async ({ page }) => {
  await page.goto("/demo/consultation")
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab")
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement!)
      return { outlineStyle, outlineWidth, boxShadow }
    })
    const isOutlined = outline.outlineStyle !== "none" && parseFloat(outline.outlineWidth) >= 2
    expect(isOutlined || outline.boxShadow !== "none").toBe(true)
  }
})
