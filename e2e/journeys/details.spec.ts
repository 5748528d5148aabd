import { expect } from "@playwright/test"
import { expectAccessible } from "#e2e/accessible.ts"
import {
  chooseTime,
  expectCheckout,
  expectConfirmed,
  expectState,
  fillDetails,
  hold,
  openDay,
  pay,
} from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { eventAt, mailTo, moneyOf, noEventAt } from "#e2e/sandbox.ts"
import { test } from "#e2e/test.ts"

test("a free call is booked at once, without any payment", async ({ page, visitor }, testInfo) => {
  await openDay(page, dayOf("free"), "intro")
  const startsAt = await chooseTime(page, testInfo)
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: "Book this time" }).click()
  await expectConfirmed(page)
  const event = await eventAt(startsAt, { status: "confirmed" })
  expect(event.attendees?.map(({ email }) => email)).toContain(visitor.email)
  await mailTo(visitor.email, { subject: /^Confirmed: / })
  expect((await moneyOf(visitor.email)).sessions).toEqual([])

  await page.getByRole("link", { name: "Cancel this booking" }).click()
  await expect(page.getByText("Nothing was paid, so nothing is charged.")).toBeVisible()
  await page.getByRole("button", { name: "Cancel this booking" }).click()
  await expectState(page, "This booking is canceled")
  await mailTo(visitor.email, { subject: /^Canceled: / })
  await noEventAt(startsAt)
})

test("a form with mistakes comes back with everything typed, and names them first", async ({
  page,
  visitor,
}, testInfo) => {
  await openDay(page, dayOf("bad form"))
  await chooseTime(page, testInfo)
  await page.getByRole("textbox", { name: /^Email/ }).fill("grace at example")
  await page
    .getByRole("textbox", { name: /^What should we talk about/ })
    .fill('A "new" <b>shop</b>')
  await page.getByRole("textbox", { name: /^Anything Clara/ }).fill("Line one\nLine two")
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: /^Hold this time and pay/ }).click(),
  ])
  expect(answer.status()).toBe(400)

  const summary = page.getByRole("alert")
  await expect(summary).toBeFocused()
  await expect(summary.getByRole("link")).toHaveCount(2)
  if (testInfo.project.name !== "no-script") await expectAccessible(page)
  await expect(page.getByRole("textbox", { name: /^Email/ })).toHaveValue("grace at example")
  const topic = page.getByRole("textbox", { name: /^What should we talk about/ })
  await expect(topic).toHaveValue('A "new" <b>shop</b>')
  await expect(page.getByRole("textbox", { name: /^Anything Clara/ })).toHaveValue(
    "Line one\nLine two",
  )

  await summary.getByRole("link").first().click()
  await expect(page.getByRole("textbox", { name: /^Your name/ })).toBeFocused()
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: /^Hold this time and pay/ }).click()
  await expectCheckout(page)
})

test("who comes second keeps what they typed, and takes one of the nearest times", async ({
  page,
  browser,
  visitor,
}, testInfo) => {
  const date = dayOf("lost race")
  await openDay(page, date)
  const wanted = await chooseTime(page, testInfo)
  await fillDetails(page, visitor)
  await page.getByRole("textbox", { name: /^What should we talk about/ }).fill("My shop")

  const { baseURL, javaScriptEnabled, userAgent, locale, timezoneId } = testInfo.project.use
  const other = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }),
    ...(userAgent ? { userAgent } : {}),
    ...(locale ? { locale } : {}),
    ...(timezoneId ? { timezoneId } : {}),
  })
  const quicker = await other.newPage()
  const rival = { name: "Quick Quinn", email: `quick-${visitor.email}` }
  expect(await hold(quicker, { date, visitor: rival, testInfo })).toBe(wanted)

  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: /^Hold this time and pay/ }).click(),
  ])
  expect(answer.status()).toBe(409)
  await expect(page.getByText("Somebody was quicker: this time is gone")).toBeVisible()
  await expect(page.getByRole("textbox", { name: /^Your name/ })).toHaveValue(visitor.name)
  await expect(page.getByRole("textbox", { name: /^Email/ })).toHaveValue(visitor.email)
  const topic = page.getByRole("textbox", { name: /^What should we talk about/ })
  await expect(topic).toHaveValue("My shop")
  if (testInfo.project.name !== "no-script") await expectAccessible(page)

  const offers = page.getByRole("button").filter({ has: page.locator("time") })
  const nearest = await offers.first().locator("time").getAttribute("datetime")
  expect(nearest).not.toBe(wanted)
  await offers.first().click()
  await expectCheckout(page)
  await pay(page)
  await expectConfirmed(page)
  await eventAt(nearest!, { status: "confirmed" })
  await other.close()
})

test("the same form sent twice leads to one booking and one checkout", async ({
  page,
  visitor,
}, testInfo) => {
  await openDay(page, dayOf("lost race", 1))
  await chooseTime(page, testInfo)
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: /^Hold this time and pay/ }).click()
  await expectCheckout(page)
  const checkout = page.url()
  await page.goBack()
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: /^Hold this time and pay/ }).click()
  await expectCheckout(page)
  expect(page.url()).toBe(checkout)
  expect((await moneyOf(visitor.email)).sessions).toHaveLength(1)
})

test("a time that was taken since answers with the nearest others", async ({
  page,
  visitor,
}, testInfo) => {
  const startsAt = await hold(page, { date: dayOf("bad form", 1), visitor, testInfo })
  const answer = await page.goto(`/demo/consultation/book?start=${startsAt}`)
  expect(answer?.status()).toBe(409)
  await expect(page.getByText("Somebody was quicker: this time is gone")).toBeVisible()
})
