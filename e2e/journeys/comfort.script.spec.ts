import { expect } from "@playwright/test"
import { expectAccessibleInBothSchemes } from "#e2e/accessible.ts"
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

test("a day's times come in place, are said, and have the focus; going back shows the day before", async ({
  page,
}) => {
  await page.goto("/demo/consultation")
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  const days = page.getByRole("link", { name: /times available/ })
  const first = await page.locator("#times-of").textContent()
  await days.nth(1).click()
  await expect(page.locator("#times")).toBeFocused()
  await expect(page.locator("#times")).toBeInViewport()
  await expect(page.locator("#times-of")).not.toHaveText(first ?? "")
  await expect(page.getByRole("status").filter({ hasText: /^\d+ times on / })).toHaveCount(1)
  expect(new URL(page.url()).searchParams.get("date")).toMatch(/^\d{4}-\d\d-\d\d$/)
  await page.goBack()
  await expect(page.locator("#times-of")).toHaveText(first ?? "")
  await page.getByRole("link", { name: /^Later: / }).click()
  await expect(page.getByRole("link", { name: /^Later: / })).toBeFocused()
  await expect(page.getByRole("status").filter({ hasText: /days with times$/ })).toHaveCount(1)
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true)
})

test("a zone is found by any of its words, chosen with the keyboard, and overrides every guess", async ({
  page,
}) => {
  await page.goto("/demo/consultation")
  const search = page.getByRole("combobox", { name: "Search by city or region" })
  await search.fill("sao pau")
  const found = page.getByRole("listbox").getByRole("option")
  await expect(found).toHaveCount(1)
  await expect(found).toHaveText(/^Sao Paulo -03:00$/)
  await expectAccessibleInBothSchemes(page)
  await search.fill("america new")
  await expect(found.first()).toHaveAttribute("aria-selected", "true")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowUp")
  await search.fill("chatham")
  await page.keyboard.press("Enter")
  await expect(page.getByLabel("Time zone", { exact: true })).toHaveValue("Pacific/Chatham")
  await page.goto("/demo/intro")
  await expect(page.getByLabel("Time zone", { exact: true })).toHaveValue("Pacific/Chatham")
  await page.goto("/demo/intro?timeZone=Asia/Tokyo")
  await expect(page.getByLabel("Time zone", { exact: true })).toHaveValue("Asia/Tokyo")
})

test("nothing moves when scripts come, or from a month of four weeks to one of six", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: "layout-shift", buffered: true })
  })
  await page.goto("/demo/consultation")
  await expect(page.getByRole("combobox", { name: "Search by city or region" })).toBeVisible()
  const placeOfTimes = () =>
    page.locator("#times").evaluate((times) => times.getBoundingClientRect().top + scrollY)
  const top = await placeOfTimes()
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
  expect(shifts.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.01)
  for (const _ of [1, 2]) {
    const month = await page.locator("#month").textContent()
    await page.getByRole("link", { name: /^Later: / }).click()
    await expect(page.locator("#month")).not.toHaveText(month ?? "")
    expect(await placeOfTimes()).toBe(top)
  }
})

test("a screen reader is told what the page is made of", async ({ page }) => {
  await page.goto(`/demo/consultation?date=${dayOf("keyboard")}`)
  const month = (await page.locator("#month").textContent()) ?? ""
  await expect(page.getByRole("table", { name: month })).toBeVisible()
  await expect(page.getByRole("columnheader")).toHaveCount(7)
  await expect(page.getByRole("region", { name: /^Times on / })).toMatchAriaSnapshot(`
    - heading /Times on .*/ [level=2]
    - heading /Morning/ [level=3]
    - list:
      - listitem:
        - link /\\d+:\\d+, .*day .*/
  `)
  await expect(page.locator('[data-month] [aria-current="true"]')).toHaveAccessibleName(
    /times available, chosen$/,
  )
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Consultation" [level=1]
    - term: With
    - definition: Clara Lindgren
    - term: How long
    - definition: 30 minutes
    - term: Price
    - definition: €50.00
  `)
})
