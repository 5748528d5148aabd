import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import {
  chooseTime,
  expectCheckout,
  expectConfirmed,
  fillDetails,
  openDay,
  pay,
} from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { test } from "#e2e/owner.ts"
import { mailTo } from "#e2e/sandbox.ts"

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

/** Makes a page by its form and publishes it. `more` fills in what is special. */
async function publish(
  page: Page,
  { title, slug, more }: { title: string; slug: string; more: () => Promise<void> },
): Promise<void> {
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill(title)
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await more()
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Publish", exact: true }).click()
  await expect(page.getByText(/^Published\./)).toBeVisible()
}

const thanks = "https://studio.example/thanks"

/** The organizer's own site, where clients are led. */
async function playStudio(page: Page): Promise<void> {
  await page.route("https://studio.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<h1>Thank you, says the studio</h1>" }),
  )
}

const slugOf = (visitor: { email: string }) => visitor.email.split("@")[0]!

test("a private page is opened by a link for one booking, and by nothing else", async ({
  page,
  browser,
  baseURL,
  visitor,
}, testInfo) => {
  test.slow()
  const slug = slugOf(visitor)
  const title = `For one ${slug}`
  const more = () => page.getByRole("radio", { name: "Private" }).check()
  await publish(page, { title, slug, more })
  await page.getByRole("link", { name: "Single-use links" }).first().click()
  await expect(page.getByText("There are none yet.")).toBeVisible()
  await check(page)
  await page.getByLabel("For whom").fill(visitor.name)
  await page.getByLabel(/^Send it to/).fill("nobody")
  await page.getByRole("button", { name: "Make the link" }).click()
  await expect(page.getByText("Give a whole email address").first()).toBeVisible()
  await expect(page.getByLabel("For whom")).toHaveValue(visitor.name)
  await page.getByLabel(/^Send it to/).fill(visitor.email)
  await page.getByRole("button", { name: "Make the link" }).click()
  await expect(page.getByText("The link is made")).toBeVisible()
  const address = await page.getByLabel("Link", { exact: true }).inputValue()
  await check(page)
  const mail = await mailTo(visitor.email, { subject: /Your link to book/ })
  expect(mail.text).toContain(address)

  const { javaScriptEnabled = true } = testInfo.project.use
  const theirs = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled })
  const client = await theirs.newPage()
  expect((await client.goto(`/demo/${slug}`))?.status()).toBe(404)
  await client.goto(address)
  await check(client)
  await openDay(client, dayOf("private"), slug)
  await chooseTime(client, testInfo)
  await fillDetails(client, visitor)
  await client.getByRole("button", { name: "Book this time" }).click()
  await expectConfirmed(client)
  expect((await client.goto(address))?.status()).toBe(410)
  await expect(client.getByRole("heading", { name: "This link has been used" })).toBeVisible()
  await check(client)
  await theirs.close()

  await page.getByRole("link", { name: "All links of this page" }).click()
  const row = page.getByRole("row", { name: visitor.name })
  await expect(row.getByText("Used")).toBeVisible()
  await expect(row.getByRole("link", { name: /^Booking / })).toBeVisible()
  await page.getByRole("button", { name: "Make the link" }).click()
  await page.getByRole("button", { name: "Withdraw it" }).click()
  await expect(page.getByText("The link is withdrawn.")).toBeVisible()
  await check(page)
})

test("a client chooses the place, agrees, and goes on to the organizer's own site", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  const slug = slugOf(visitor)
  await playStudio(page)
  const more = async () => {
    await page.getByRole("textbox", { name: /^What clients read/ }).fill("Video call")
    await page.getByRole("button", { name: "Add a place" }).click()
    await page.getByRole("combobox", { name: "Place 2: kind" }).selectOption("in-person")
    await page.getByRole("textbox", { name: /^Place 2: what clients read/ }).fill("Our office")
    await page
      .getByRole("textbox", { name: /^What clients agree to/ })
      .fill("You agree to **our terms**.")
    await page.getByRole("textbox", { name: /^Text for confirmed clients/ }).fill("Bring shoes.")
    await page.getByRole("textbox", { name: /^Where clients go on/ }).fill(thanks)
    await page.getByRole("checkbox", { name: "An hour before" }).uncheck()
    await check(page)
  }
  await publish(page, { title: `Terms ${slug}`, slug, more })

  await page.context().clearCookies()
  await openDay(page, dayOf("terms"), slug)
  await expect(page.getByText("Video call or Our office")).toBeVisible()
  await chooseTime(page, testInfo)
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: "Book this time" }).click()
  await expect(page.getByText("Choose where the meeting takes place.").first()).toBeVisible()
  await expect(page.getByText(/^Tick the box to agree/).first()).toBeVisible()
  await check(page)
  await page.getByRole("radio", { name: "Our office" }).check()
  await page.getByRole("checkbox", { name: "I have read this and agree to it" }).check()
  await page.getByRole("button", { name: "Book this time" }).click()
  await expect(page.getByRole("heading", { name: "Thank you, says the studio" })).toBeVisible()
  expect(page.url()).toBe(thanks)

  const mail = await mailTo(visitor.email, { subject: /^Confirmed/ })
  expect(mail.text).toContain("Bring shoes.")
  expect(mail.text).toContain("Our office")
  const own = /https?:\/\/\S+\/bookings\/[\w-]+(?=\s)/.exec(mail.text)?.[0] ?? ""
  await page.goto(own)
  await expectConfirmed(page)
  await expect(page.getByText("Bring shoes.")).toBeVisible()
  await expect(page.getByRole("link", { name: /^Go on to / })).toHaveAttribute("href", thanks)
  await check(page)
})

test("who has paid is led on to the organizer's own site once the payment is in", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  const slug = slugOf(visitor)
  await playStudio(page)
  const more = async () => {
    await page.getByRole("textbox", { name: /^Price 1/ }).fill("20")
    await page.getByRole("textbox", { name: /^Where clients go on/ }).fill(thanks)
  }
  await publish(page, { title: `Paid ${slug}`, slug, more })
  await page.context().clearCookies()
  await openDay(page, dayOf("terms"), slug)
  await chooseTime(page, testInfo, 2)
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: /^Hold this time and pay/ }).click()
  await expectCheckout(page)
  await pay(page)
  await expect(page.getByRole("heading", { name: "Thank you, says the studio" })).toBeVisible({
    timeout: 90_000,
  })
  expect(page.url()).toBe(thanks)
})
