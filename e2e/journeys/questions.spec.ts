import { expect, type Page, type TestInfo } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { chooseTime, expectConfirmed, fillDetails, openDay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { test } from "#e2e/owner.ts"
import { mailTo } from "#e2e/sandbox.ts"

const hasScripts = (testInfo: TestInfo) => testInfo.project.name !== "no-script"

async function check(page: Page): Promise<void> {
  if (!hasScripts(test.info())) return
  await expectAccessible(page)
  await expectNarrow(page)
}

const pdf = Buffer.from("%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n")
const PLAN = /^Your plan/

/** One of the rows of the field, by what it says. */
const question = (page: Page, position: number) =>
  page.getByRole("textbox", { name: `Question ${position}`, exact: true })

/** A free page that asks for a file, but only of who has one. */
async function makePage(page: Page, slug: string): Promise<void> {
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill("With a plan")
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("radio", { name: "Unlisted" }).check()
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  await addQuestion(page, 1, "Your plan", "A file")
  await addQuestion(page, 2, "Do you have a plan?", "One of several")
  await page.getByRole("textbox", { name: "Options of question 2" }).fill("Yes\nNo, not yet")

  await page.getByRole("button", { name: "Move question 2 up" }).click()
  await expect(question(page, 1)).toHaveValue("Do you have a plan?")
  if (hasScripts(test.info())) {
    await expect(page.getByRole("button", { name: "Move question 1 down" })).toBeFocused()
  }
  const asked = page.getByRole("combobox", { name: "Who is asked question 2" })
  await asked.selectOption({ label: "Only after question 1: Do you have a plan?" })
  // Without scripts the answers come with the form, which says that one is to be chosen.
  if (!hasScripts(test.info())) {
    await page.getByRole("button", { name: "Save as draft" }).click()
    await expect(page.getByText("Choose at least one answer.").first()).toBeVisible()
  }
  await page.getByRole("checkbox", { name: "Yes", exact: true }).check()
  await page.getByRole("checkbox", { name: "Question 2 must be answered" }).check()
  await page.getByRole("checkbox", { name: "answer to question 2 in calendars" }).uncheck()
  await check(page)
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText("Saved.")).toBeVisible()
  await expect(question(page, 2)).toHaveValue("Your plan")
}

async function addQuestion(page: Page, position: number, label: string, kind: string) {
  await page.getByRole("button", { name: "Add a question" }).click()
  await question(page, position).fill(label)
  await page
    .getByRole("combobox", { name: `Answer ${position}`, exact: true })
    .selectOption({ label: kind })
}

test("lengths are put in another order, and the first is the one that is offered first", async ({
  page,
  visitor,
}) => {
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill("Two lengths")
  await page.getByRole("textbox", { name: "Address" }).fill(visitor.email.split("@")[0]!)
  await page.getByRole("button", { name: "Add a length" }).click()
  const minutes = page.getByRole("textbox", { name: /^Length \d, minutes/ })
  await expect(minutes).toHaveCount(2)
  await minutes.nth(1).fill("45")
  await page.getByRole("textbox", { name: "Price 2" }).fill("0")
  await page.getByRole("button", { name: "Move length 2 up" }).click()
  await expect(minutes.first()).toHaveValue("45")
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  await expect(minutes.first()).toHaveValue("45")
})

test("a file is asked for where it is needed, kept while the form comes back, and opened by the organizer alone", async ({
  page,
  browser,
  visitor,
  baseURL,
}, testInfo) => {
  test.slow()
  const slug = visitor.email.split("@")[0]!
  await makePage(page, slug)

  // Who takes away what another question hangs on is told at that question.
  await page.getByRole("button", { name: "Remove question 1" }).click()
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText(/is not before it any more/).first()).toBeVisible()
  await page.goto(page.url().split("?")[0]!)
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Publish" }).click()

  const { javaScriptEnabled, viewport, locale, timezoneId, userAgent } = testInfo.project.use
  const context = await browser.newContext({
    ...{
      baseURL: baseURL ?? "",
      locale: locale ?? "en-GB",
      timezoneId: timezoneId ?? "Europe/Berlin",
    },
    ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }),
    ...(viewport ? { viewport } : {}),
    ...(userAgent ? { userAgent } : {}),
  })
  const client = await context.newPage()
  await openDay(client, dayOf("questions"), slug)
  await chooseTime(client, testInfo)
  await fillDetails(client, visitor)
  const plan = client.getByLabel(PLAN)
  if (hasScripts(testInfo)) {
    await expect(plan).toBeHidden()
    await client.getByRole("radio", { name: "Yes", exact: true }).check()
    await expect(plan).toBeVisible()
    await expect(client.getByRole("radio", { name: "Yes", exact: true })).toBeFocused()
    await client.getByRole("radio", { name: "No, not yet" }).check()
    await expect(plan).toBeHidden()
  } else {
    await expect(
      client.getByText("Only if you answered “Do you have a plan?” with “Yes”:"),
    ).toBeVisible()
  }
  await client.getByRole("radio", { name: "Yes", exact: true }).check()
  await check(client)

  // A web page that calls itself a PDF is none.
  await plan.setInputFiles({
    ...{ name: "plan.pdf", mimeType: "application/pdf" },
    buffer: Buffer.from("<!doctype html><script>alert(1)</script>"),
  })
  await client.getByRole("button", { name: "Book this time" }).click()
  await expect(client.getByText(/This file is of no kind that can be taken/).first()).toBeVisible()
  await check(client)

  // One that is too big is thrown away on its way, and the form is still there.
  const buffer = Buffer.alloc(11 * 1024 * 1024, "a")
  await plan.setInputFiles({ name: "long.txt", mimeType: "text/plain", buffer })
  const [answer] = await Promise.all([
    client.waitForResponse((response) => response.request().method() === "POST"),
    client.getByRole("button", { name: "Book this time" }).click(),
  ])
  expect(answer.status()).toBe(413)
  await expect(client.getByText(/This file is too big/).first()).toBeVisible()
  await expect(client.getByRole("textbox", { name: /^Email/ })).toHaveValue(visitor.email)

  // A form that comes back for something else keeps the file.
  await client.getByRole("textbox", { name: /^Your name/ }).fill("")
  await plan.setInputFiles({ name: "My plan.pdf", mimeType: "text/html", buffer: pdf })
  await client.getByRole("button", { name: "Book this time" }).click()
  await expect(client.getByText(/My plan\.pdf \(1 kB\) is here already/)).toBeVisible()
  await check(client)
  await client.getByRole("textbox", { name: /^Your name/ }).fill(visitor.name)
  await client.getByRole("button", { name: "Book this time" }).click()
  await expectConfirmed(client)
  await expect(client.getByText("My plan.pdf")).toBeVisible()
  await expect(client.getByRole("link", { name: "My plan.pdf" })).toHaveCount(0)
  await mailTo(visitor.email, { subject: /^Confirmed: / })
  await context.close()

  await page.goto(`/admin/bookings?q=${encodeURIComponent(visitor.email)}`)
  await page.getByRole("rowheader").getByRole("link").click()
  const link = page.getByRole("link", { name: "My plan.pdf" })
  await check(page)
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()])
  expect(download.suggestedFilename()).toBe("My plan.pdf")
  const address = await link.getAttribute("href")
  const stranger = await browser.newContext({ baseURL: baseURL ?? "" })
  const refused = await stranger.request.get(address ?? "", { maxRedirects: 0 })
  expect([refused.status(), refused.headers()["location"]]).toEqual([
    302,
    expect.stringMatching(/login/),
  ])
  await stranger.close()
})
