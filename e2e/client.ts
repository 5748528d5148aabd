/** What a client does, step by step, by role and label. */
import { expect, type Frame, type Page, type TestInfo } from "@playwright/test"
import { dayLabel, isOwnTime, monthLabel } from "./days.ts"
import type { Visitor } from "./test.ts"

export const GOOD_CARD = "4242 4242 4242 4242"
export const DECLINED_CARD = "4000 0000 0000 0002"

/** Where a client's screens are: a window of their own, or a frame of another site. */
type Place = Page | Frame

/** From the demo's page to the times of a day, through as many months as it takes. */
export async function openDay(page: Page, date: string, pageSlug = "consultation"): Promise<void> {
  if (!page.url().includes(`/demo/${pageSlug}`)) await page.goto(`/demo/${pageSlug}`)
  await chooseDay(page, date)
}

/** The same on any screen that shows days. */
export async function chooseDay(page: Place, date: string): Promise<void> {
  const month = page.locator("#month")
  const wanted = monthLabel(date)
  await expect(month).toBeVisible()
  while ((await month.textContent()) !== wanted) {
    const shown = (await month.textContent()) ?? ""
    await page.getByRole("link", { name: /^Later: / }).click()
    await expect(month).not.toHaveText(shown)
  }
  const day = new RegExp(`\\b${dayLabel(date)}\\b`)
  await page.getByRole("link", { name: new RegExp(`${day.source}.*times available`) }).click()
  await expect(page.getByRole("heading", { name: /^Times on / })).toHaveText(day)
}

/** The shown times that belong to this kind of browser, as instants. */
export async function ownTimes(page: Place, { project }: TestInfo): Promise<string[]> {
  // The heading may be there before the times below it have arrived.
  await page.waitForLoadState("load")
  const times = await page.locator("#times time").all()
  const instants = await Promise.all(times.map((time) => time.getAttribute("datetime")))
  return instants.filter((at): at is string => at !== null && isOwnTime(at, project.name))
}

/** @returns the instant of the time that was chosen, the first one of its own unless `skip` says so */
export async function chooseTime(page: Place, testInfo: TestInfo, skip = 0): Promise<string> {
  const instant = (await ownTimes(page, testInfo))[skip]
  if (!instant) throw new Error(`No time is left for ${testInfo.project.name} on ${page.url()}.`)
  await page.locator("#times a", { has: page.locator(`time[datetime="${instant}"]`) }).click()
  return instant
}

export async function fillDetails(page: Place, { name, email }: Visitor): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Your details" })).toBeVisible()
  await page.getByRole("textbox", { name: /^Your name/ }).fill(name)
  await page.getByRole("textbox", { name: /^Email/ }).fill(email)
}

/** Holds a time of a day and stands before the payment. @returns its instant */
export async function hold(
  page: Page,
  { date, visitor, testInfo }: { date: string; visitor: Visitor; testInfo: TestInfo },
): Promise<string> {
  await openDay(page, date)
  const startsAt = await chooseTime(page, testInfo)
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: /^Hold this time and pay/ }).click()
  await expectCheckout(page)
  return startsAt
}

export async function expectCheckout(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Pay by card" })).toBeVisible()
}

export async function pay(page: Page, card = GOOD_CARD): Promise<void> {
  await page.getByLabel("Card number").fill(card)
  await page.getByRole("button", { name: /^Pay / }).click()
}

/** On the status page, however long the checking takes: it ends by itself. */
export async function expectState(
  page: Page,
  headline: string | RegExp,
  timeout = 90_000,
): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: headline })).toBeVisible({ timeout })
}

export const expectConfirmed = (page: Page) => expectState(page, "Your booking is confirmed")
