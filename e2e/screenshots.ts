import { join, resolve } from "node:path"
import { expect, type Page } from "@playwright/test"
import {
  chooseDay,
  chooseTime,
  DECLINED_CARD,
  expectConfirmed,
  expectState,
  fillDetails,
  openDay,
  pay,
} from "./client.ts"
import { dayOf } from "./days.ts"
import { test } from "./owner.ts"
import { addressIn, eventAt, failCheckout, mailTo, moneyOf, type Mail } from "./sandbox.ts"

const folder = resolve(import.meta.dirname, "..", "test-results", "screenshots")
const sandbox = () => process.env.E2E_SANDBOX_URL ?? ""

function camera(page: Page) {
  const { name } = test.info().project
  return async (step: string) => {
    await page.screenshot({ path: join(folder, `${step}-${name}.png`), fullPage: true })
  }
}

/** As a mail program shows it: not under the rules of our own pages. */
async function showMail(page: Page, mail: Mail): Promise<void> {
  await page.goto("about:blank")
  await page.setContent(mail.html)
}

test("what a client sees", async ({ page, visitor }, testInfo) => {
  const take = camera(page)
  const person = { ...visitor, name: "Grace Hopper" }
  await page.goto("/")
  await take("01-home")
  await page.goto("/demo")
  await take("02-organizer")
  await page.goto("/demo/consultation")
  await take("03-page")
  await openDay(page, dayOf("screenshots"))
  await take("04-day")
  await chooseTime(page, testInfo)
  await page.getByRole("button", { name: /^Hold this time/ }).click()
  await expect(page.getByRole("alert")).toBeVisible()
  await take("05-details-mistakes")
  await fillDetails(page, person)
  await take("06-details")
  await page.getByRole("button", { name: /^Hold this time/ }).click()
  await expect(page.getByRole("heading", { name: "Pay by card" })).toBeVisible()
  await take("07-checkout")
  await page.getByRole("link", { name: /Back/ }).click()
  await expectState(page, "Waiting for your payment")
  await take("08-waiting")
  await page.getByRole("link", { name: "Choose another time" }).click()
  await take("09-move-hold")
  await page.getByRole("link", { name: "Keep the time you have" }).click()
  await page.getByRole("button", { name: /^Continue to payment/ }).click()
  await pay(page, DECLINED_CARD)
  await page.getByRole("link", { name: /Back/ }).click()
  await expectState(page, "The payment did not go through")
  await take("10-declined")
  await page.getByRole("button", { name: "Try again" }).click()
  const [session] = (await moneyOf(visitor.email)).sessions
  await failCheckout(session!.id, 6)
  await pay(page)
  await expectState(page, "We are checking your payment")
  await take("11-checking")
  await expectConfirmed(page)
  await take("12-confirmed")
  const mail = await mailTo(visitor.email, { subject: /^Confirmed: / })
  await showMail(page, mail)
  await take("13-mail-confirmed")
  await page.goto(addressIn(mail, "/reschedule"))
  await take("14-move")
  await chooseDay(page, dayOf("screenshots", 1))
  await chooseTime(page, testInfo)
  await take("15-move-confirm")
  await page.getByRole("button", { name: "Move the booking" }).click()
  await expectConfirmed(page)
  const moved = await mailTo(visitor.email, { subject: /^Moved: / })
  await page.goto(addressIn(mail, "/cancel"))
  await take("16-old-link")
  await page.goto(addressIn(moved, "/cancel"))
  await take("17-cancel")
  await page.getByRole("button", { name: "Cancel this booking" }).click()
  await expectState(page, /canceled/)
  await take("18-canceled")
  await expect(async () => {
    await page.reload()
    await expectState(page, "Your money has been returned", 1_000)
  }).toPass()
  await take("19-refunded")
  await showMail(page, await mailTo(visitor.email, { subject: /^Canceled: / }))
  await take("20-mail-canceled")
  await page.goto("/demo/nothing")
  await take("21-nothing-here")
})

test("what a client sees when things go otherwise", async ({
  page,
  context,
  visitor,
}, testInfo) => {
  const take = camera(page)
  const date = dayOf("screenshots", 2)
  await openDay(page, date)
  const wanted = await chooseTime(page, testInfo)
  await fillDetails(page, { ...visitor, name: "Ada Lovelace" })
  const rival = await context.newPage()
  await rival.goto(page.url())
  await fillDetails(rival, { name: "Quick Quinn", email: `quick-${visitor.email}` })
  await rival.getByRole("button", { name: /^Hold this time/ }).click()
  await expect(rival.getByRole("heading", { name: "Pay by card" })).toBeVisible()
  await page.getByRole("button", { name: /^Hold this time/ }).click()
  await expect(page.getByText("Somebody was quicker")).toBeVisible()
  await take("30-lost-race")
  await rival.getByRole("link", { name: /Back/ }).click()
  await rival.getByRole("button", { name: "Let this time go" }).click()
  await expectState(rival, "This hold has expired")
  await rival.screenshot({
    path: join(folder, `31-let-go-${testInfo.project.name}.png`),
    fullPage: true,
  })
  await page.goto(`/demo/consultation/book?start=${wanted}`)
  await page.goto(`/demo/intro?date=${date}`)
  await take("32-free-page")
})

test("what the organizer sees", async ({ page, visitor, context, ownerCookies }, testInfo) => {
  const take = camera(page)
  await context.clearCookies()
  await page.goto("/admin/login")
  await take("40-sign-in")
  await context.addCookies(ownerCookies)
  const client = await context.newPage()
  await openDay(client, dayOf("screenshots", 3))
  const startsAt = await chooseTime(client, testInfo)
  await fillDetails(client, { ...visitor, name: "Katherine Johnson" })
  await client.getByRole("button", { name: /^Hold this time/ }).click()
  await pay(client)
  await expectConfirmed(client)
  await eventAt(startsAt, { status: "confirmed" })
  await mailTo(visitor.email, { subject: /^Confirmed: / })

  for (const [step, address] of [
    ["41-today", "/admin"],
    ["42-bookings", "/admin/bookings"],
    ["43-pages", "/admin/pages"],
    ["44-availability", "/admin/availability"],
    ["45-calendars", "/admin/calendars"],
    ["46-settings", "/admin/settings"],
    ["47-new-page", "/admin/pages/new"],
    ["48-failures", "/admin/failures"],
    ["49-hosts", "/admin/hosts"],
  ] as const) {
    await page.goto(address)
    await take(step)
  }
  await page.goto("/admin/bookings")
  await page.getByRole("searchbox").fill(visitor.email)
  await page.getByRole("button", { name: "Show" }).click()
  await page.getByRole("rowheader").getByRole("link").first().click()
  await expect(page.getByRole("heading", { name: "Katherine Johnson" })).toBeVisible()
  await take("50-booking")
  const booking = page.url()
  await page.goto(`${booking}/cancellation`)
  await take("51-cancellation")
  await page.goto(`${booking}/refund`)
  await take("52-refund")
  await page.goto("/admin/pages")
  await page.getByRole("rowheader").getByRole("link").first().click()
  await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible()
  await take("53-edit-page")
  const edit = page.url()
  await page.goto(`${edit}/hosts`)
  await take("57-page-hosts")
  await page.goto(`${edit}/publication`)
  await take("54-publication")
  await page.goto(`${edit}/revisions`)
  await take("55-revisions")
  await page.goto("/admin/availability")
  await page.getByRole("link", { name: "Change the hours of Clara Lindgren" }).click()
  await expect(page.getByRole("heading", { name: /^Hours of/ })).toBeVisible()
  await take("56-hours")
  const hours = page.url()
  for (const [step, way] of [
    ["56-hours-dates", "overrides/dates"],
    ["56-hours-holidays", "holidays"],
    ["56-hours-preview", "preview"],
  ] as const) {
    await page.goto(`${hours}/${way}`)
    await take(step)
  }
  await page.goto(`${sandbox()}/google/calendar`)
  await take("60-google")
  await page.goto(`${sandbox()}/inbox`)
  await take("61-inbox")
  await page.goto(`${sandbox()}/stripe`)
  await take("62-stripe")
})

test("what the organizer sees of pages, people and programs", async ({ page }) => {
  const take = camera(page)
  for (const [step, address] of [
    ["70-views", "/admin/views?collection=pages&query=status%3Ddraft"],
    ["71-host-new", "/admin/hosts/new"],
    ["72-media", "/admin/media"],
    ["72-media-upload", "/admin/media/upload"],
    ["73-api", "/admin/settings/api"],
    ["73-api-new", "/admin/settings/api/new"],
    ["74-webhooks", "/admin/settings/webhooks"],
    ["74-webhook-new", "/admin/settings/webhooks/new"],
    ["75-people", "/admin/settings/people"],
    ["75-people-invite", "/admin/settings/people/invite"],
    ["76-audit", "/admin/settings/audit"],
    ["77-brand", "/admin/settings/brand"],
    ["78-domains", "/admin/settings/domains"],
    ["78-domain-new", "/admin/settings/domains/new"],
    ["79-texts", "/admin/settings/texts"],
    ["79-texts-details", "/admin/settings/texts/screen-details"],
  ] as const) {
    await page.goto(address)
    await take(step)
  }
  await page.goto("/admin/hosts")
  await page.getByRole("rowheader").getByRole("link").first().click()
  await expect(page.getByRole("button", { name: "Save host" })).toBeVisible()
  await take("80-host")
  await page.goto("/admin/pages")
  await page.getByRole("rowheader").getByRole("link").first().click()
  await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible()
  const edit = page.url()
  for (const [step, way] of [
    ["82-plan", "plan"],
    ["83-duplication", "duplication"],
    ["84-deletion", "deletion"],
    ["85-links", "links"],
    ["86-revision", "revisions/1"],
  ] as const) {
    await page.goto(`${edit}/${way}`)
    await take(step)
  }
})
