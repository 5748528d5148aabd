import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { chooseTime, expectConfirmed, hold, openDay, pay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { test } from "#e2e/owner.ts"
import { calendarFileOf, eventAt, mailTo, moneyOf, noEventAt, OWNER_EMAIL } from "#e2e/sandbox.ts"

/** Finds the one confirmed booking of a client among all others. */
async function openBooking(page: Page, email: string): Promise<void> {
  await page.goto("/admin/bookings")
  await page.getByRole("searchbox", { name: "Name, email or reference" }).fill(email)
  await page.getByRole("combobox", { name: "State" }).selectOption({ label: "Confirmed" })
  await page.getByRole("button", { name: "Show" }).click()
  const rows = page.getByRole("table", { name: "Bookings" }).getByRole("row")
  await expect(rows).toHaveCount(2)
  await check(page)
  await rows.nth(1).getByRole("rowheader").getByRole("link").click()
}

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

test("the organizer finds a booking, sees all of it, and returns a part of the money", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  const startsAt = await hold(page, { date: dayOf("organizer refunds"), visitor, testInfo })
  await pay(page)
  await expectConfirmed(page)
  await mailTo(visitor.email, { subject: /^Confirmed: / })
  await eventAt(startsAt, { status: "confirmed" })

  await openBooking(page, visitor.email)
  await expect(page.getByRole("heading", { level: 1, name: visitor.name })).toBeVisible()
  await expect(page.getByRole("row", { name: /Payment €50\.00 paid/ })).toBeVisible()
  await expect(page.getByRole("row", { name: /Confirmation the client sent/ })).toBeVisible()
  await expect(page.getByText(`${OWNER_EMAIL}: written as a meeting`)).toBeVisible()
  await expect(page.getByText("Paid and confirmed").first()).toBeVisible()
  await check(page)

  await page.getByRole("link", { name: "Refund" }).click()
  await check(page)
  await page.getByRole("textbox", { name: "Amount" }).fill("60")
  await page.getByRole("button", { name: "Return the amount" }).click()
  await expect(
    page.getByText("Give an amount above zero, and at most what is left.").first(),
  ).toBeVisible()
  await page.getByRole("textbox", { name: "Amount" }).fill("20")
  await page.getByRole("button", { name: "Return the amount" }).click()
  await expect(page.getByText("The refund is on its way to the payment provider.")).toBeVisible()
  await expect
    .poll(async () => (await moneyOf(visitor.email)).refunds.map(({ amount }) => amount))
    .toEqual([2000])
  await eventAt(startsAt, { status: "confirmed" })
})

test("the organizer cancels a booking: the client is told, and gets everything back", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  const startsAt = await hold(page, { date: dayOf("organizer cancels"), visitor, testInfo })
  await pay(page)
  await expectConfirmed(page)
  const status = page.url()
  const invitation = calendarFileOf(await mailTo(visitor.email, { subject: /^Confirmed: / }))

  await openBooking(page, visitor.email)
  await page.getByRole("link", { name: "Cancel" }).click()
  await expect(page.getByRole("radio", { name: /^€50\.00/ }).first()).toBeVisible()
  await check(page)
  await page
    .getByRole("radio", { name: /^€50\.00/ })
    .first()
    .check()
  await page.getByRole("button", { name: "Cancel the booking" }).click()
  await expect(page.getByText("The booking is canceled. The client gets a mail.")).toBeVisible()

  const mail = await mailTo(visitor.email, { subject: /^Canceled: / })
  expect(mail.text).toContain("Lindgren Strategy has called off your booking")
  expect(calendarFileOf(mail)).toMatchObject({ method: "CANCEL", uid: invitation.uid })
  await noEventAt(startsAt)
  await expect
    .poll(async () => (await moneyOf(visitor.email)).refunds.map(({ amount }) => amount))
    .toEqual([5000])
  await page.goto(status)
  await expect(page.getByRole("heading", { name: "This booking has ended" })).toBeVisible()
})

test("a page is made, looked at, published, changed, and taken away again", async ({
  page,
  visitor,
}) => {
  test.slow()
  const slug = visitor.email.split("@")[0]!
  await page.goto("/admin/pages")
  await check(page)
  await page.getByRole("link", { name: "New page" }).click()
  await page.getByRole("textbox", { name: "Title" }).fill("Sparring")
  await page.getByRole("textbox", { name: "Address" }).fill("Not an address!")
  await page.getByRole("textbox", { name: "Price 1" }).fill("75")
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(
    page.getByText("Use 2 to 60 small letters, digits and dashes.").first(),
  ).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Price 1" })).toHaveValue(/^75/)
  await check(page)
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  const edit = page.url()
  expect((await page.request.get(`/demo/${slug}`)).status()).toBe(404)

  const preview = await page.getByRole("link", { name: "Preview" }).getAttribute("href")
  await page.goto(preview!)
  await expect(page.getByText("This is a preview of a draft. It cannot be booked.")).toBeVisible()
  await page.goto(edit)
  await page.getByRole("link", { name: "Publication" }).click()
  await check(page)
  await page.getByRole("button", { name: "Publish" }).click()
  await expect(page.getByText("Published. This is its address:")).toBeVisible()
  await page.goto(`/demo/${slug}`)
  await expect(page.getByRole("heading", { level: 1, name: "Sparring" })).toBeVisible()
  await expect(page.getByText("€75.00").first()).toBeVisible()

  await page.goto(edit)
  await page.getByRole("textbox", { name: "Price 1" }).fill("80")
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible()
  await page.goto(`/demo/${slug}`)
  await expect(page.getByText("€75.00").first()).toBeVisible()
  await page.goto(edit)
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Publish the changes" }).click()
  await page.goto(`/demo/${slug}`)
  await expect(page.getByText("€80.00").first()).toBeVisible()

  await page.goto(edit)
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Stop showing it" }).click()
  await expect(page.getByText("The page is not shown any more.")).toBeVisible()
  expect((await page.goto(`/demo/${slug}`))?.status()).toBe(404)
})

test("a price that changed while somebody typed is named, and nothing is lost", async ({
  page,
  browser,
  baseURL,
  visitor,
  ownerCookies,
}, testInfo) => {
  test.slow()
  const slug = visitor.email.split("@")[0]!
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill("Review")
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("textbox", { name: "Price 1" }).fill("60")
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  const edit = page.url().split("?")[0]!
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Publish" }).click()

  await openDay(page, dayOf("organizer cancels", 1), slug)
  await chooseTime(page, testInfo)
  await page.getByRole("textbox", { name: /^Your name/ }).fill(visitor.name)
  await page.getByRole("textbox", { name: /^Email/ }).fill(visitor.email)

  const office = await browser.newContext({ ...(baseURL ? { baseURL } : {}) })
  await office.addCookies(ownerCookies)
  const desk = await office.newPage()
  await desk.goto(edit)
  await desk.getByRole("textbox", { name: "Price 1" }).fill("65")
  await desk.getByRole("button", { name: "Save as draft" }).click()
  await desk.goto(`${edit}/publication`)
  await desk.getByRole("button", { name: "Publish the changes" }).click()
  await expect(desk.getByText("Published. This is its address:")).toBeVisible()
  await office.close()

  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: /^Hold this time and pay €60\.00/ }).click(),
  ])
  expect(answer.status()).toBe(409)
  await expect(
    page.getByText("This offer was changed while you were filling in the form"),
  ).toBeVisible()
  await expect(page.getByText("(before: €60.00)")).toBeVisible()
  await expect(page.getByRole("textbox", { name: /^Your name/ })).toHaveValue(visitor.name)
  await page.getByRole("button", { name: /^Hold this time and pay €65\.00/ }).click()
  await expect(page.getByRole("heading", { name: "Pay by card" })).toBeVisible()
})

test("the calendar is connected, and what is in it is not sold", async ({ page }) => {
  await page.goto("/admin/calendars")
  await expect(page.getByText("Connected", { exact: true })).toBeVisible()
  await expect(page.getByRole("checkbox", { name: new RegExp(OWNER_EMAIL) })).toBeChecked()
  await check(page)
})

test("every screen of the admin is accessible and fits a phone", async ({ page }) => {
  const titles = { "": "Today", availability: "Availability", settings: "Settings" }
  for (const [path, title] of Object.entries(titles)) {
    await page.goto(`/admin/${path}`.replace(/\/$/, ""))
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible()
    await check(page)
  }
  for (const path of ["settings/password", "failures", "pages/new"]) {
    await page.goto(`/admin/${path}`)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await check(page)
  }
})
