import { expect } from "@playwright/test"
import {
  chooseDay,
  chooseTime,
  DECLINED_CARD,
  expectCheckout,
  expectConfirmed,
  expectState,
  hold,
  pay,
} from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { eventAt, mailsTo, mailTo, moneyOf, noEventAt } from "#e2e/sandbox.ts"
import { test } from "#e2e/test.ts"

test("a declined card is said plainly, and another card pays the same hold", async ({
  page,
  visitor,
}, testInfo) => {
  const startsAt = await hold(page, { date: dayOf("declined"), visitor, testInfo })
  await pay(page, DECLINED_CARD)
  await expect(page.getByRole("alert")).toContainText(/declined/i)
  await pay(page)
  await expectConfirmed(page)
  await eventAt(startsAt, { status: "confirmed" })
  await mailTo(visitor.email, { subject: /^Confirmed: / })
  const { sessions } = await moneyOf(visitor.email)
  expect(sessions.map(({ status }) => status)).toEqual(["complete"])
})

test("stepping back from a declined card leads to the hold, and on to the same checkout", async ({
  page,
  visitor,
}, testInfo) => {
  await hold(page, { date: dayOf("declined", 1), visitor, testInfo })
  await pay(page, DECLINED_CARD)
  await page.getByRole("link", { name: /Back/ }).click()
  await expect(async () => {
    // The news may come after the client: a script looks again, others load the page again.
    if (testInfo.project.name === "no-script") await page.reload()
    await expectState(page, "The payment did not go through", 5_000)
  }).toPass({ timeout: 40_000 })
  await page.getByRole("button", { name: "Try again" }).click()
  await expectCheckout(page)
  await pay(page)
  await expectConfirmed(page)
  expect((await moneyOf(visitor.email)).sessions).toHaveLength(1)
})

test("stepping back from the checkout keeps the hold, and paying goes on where it was", async ({
  page,
  visitor,
}, testInfo) => {
  const startsAt = await hold(page, { date: dayOf("resumed"), visitor, testInfo })
  await page.getByRole("link", { name: /Back/ }).click()
  await expectState(page, "Waiting for your payment")
  await expect(page.getByText(/Held for you until/)).toBeVisible()
  await eventAt(startsAt, { status: "tentative" })
  await page.getByRole("button", { name: /^Continue to payment/ }).click()
  await expectCheckout(page)
  await pay(page)
  await expectConfirmed(page)
  expect((await moneyOf(visitor.email)).sessions).toHaveLength(1)
})

test("a hold can be moved to another time before it is paid", async ({
  page,
  visitor,
}, testInfo) => {
  const first = await hold(page, { date: dayOf("moved hold"), visitor, testInfo })
  await page.getByRole("link", { name: /Back/ }).click()
  await page.getByRole("link", { name: "Choose another time" }).click()
  await expect(page.getByRole("heading", { name: "Choose another time" })).toBeVisible()
  await chooseDay(page, dayOf("moved hold", 1))
  const second = await chooseTime(page, testInfo)
  await expect(page.getByRole("textbox", { name: /^Your name/ })).toHaveValue(visitor.name)
  await expect(page.getByRole("textbox", { name: /^Email/ })).toHaveValue(visitor.email)
  await page.getByRole("button", { name: /^Take this time instead and pay/ }).click()
  await expectCheckout(page)
  await pay(page)
  await expectConfirmed(page)
  await eventAt(second, { status: "confirmed" })
  await noEventAt(first)
  const { sessions } = await moneyOf(visitor.email)
  expect(sessions.map(({ status }) => status)).toEqual(["expired", "complete"])
})

test("a client who lets a hold go owes nothing, and the time is offered again", async ({
  page,
  visitor,
}, testInfo) => {
  const date = dayOf("let go")
  const startsAt = await hold(page, { date, visitor, testInfo })
  await page.getByRole("link", { name: /Back/ }).click()
  await page.getByRole("button", { name: "Let this time go" }).click()
  await expectState(page, "This hold has expired")
  await expect(page.getByText("You let this time go. Nothing was charged.")).toBeVisible()
  await noEventAt(startsAt)
  await page.getByRole("link", { name: "Book again with the same answers" }).click()
  await chooseDay(page, date)
  await expect(page.locator(`time[datetime="${startsAt}"]`)).toBeVisible()
  const { sessions } = await moneyOf(visitor.email)
  expect(sessions.map(({ status }) => status)).toEqual(["expired"])
  expect(await mailsTo(visitor.email)).toEqual([])
})

test("what was held and paid cannot be paid again from an old tab", async ({
  page,
  context,
  visitor,
}, testInfo) => {
  await hold(page, { date: dayOf("resumed", 1), visitor, testInfo })
  const checkout = page.url()
  await pay(page)
  await expectConfirmed(page)
  const old = await context.newPage()
  await old.goto(checkout)
  await expect(old.getByRole("heading", { name: "This checkout is complete" })).toBeVisible()
  expect((await moneyOf(visitor.email)).refunds).toEqual([])
})
