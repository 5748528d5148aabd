import { expect, type BrowserContext, type Page } from "@playwright/test"
import { chooseTime, expectConfirmed, openDay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { test } from "#e2e/owner.ts"
import { addressIn, mailTo } from "#e2e/sandbox.ts"

/** What breaks out of attributes, raw text, elements, scripts, Markdown and addresses, short enough for a title. */
const ATTACK = `"'></title></script><img src=//evil.example/i onerror=alert(1)><x-hostile><svg onload=alert(2)>`
const MARKDOWN = `${ATTACK}\n\n[a](javascript:alert(3)) ![i](https://evil.example/m.png) <iframe src=//evil.example/f>`

/** Addresses of the admin that need no id. */
const SCREENS = [
  ...["", "/bookings", "/pages", "/pages/new", "/availability", "/availability/new", "/calendars"],
  ...["/hosts", "/hosts/new", "/failures", "/media", "/media/upload", "/views"],
  ...["/settings", "/settings/api", "/settings/api/new", "/settings/audit", "/settings/brand"],
  ...["/settings/domains", "/settings/domains/new", "/settings/people", "/settings/people/invite"],
  ...[
    "/settings/texts",
    "/settings/texts/screen-details",
    "/settings/webhooks",
    "/settings/webhooks/new",
  ],
].map((path) => `/admin${path}`)
const QUERY = [
  ...["q", "sort", "page", "status", "state", "notice", "name", "email", "notes", "zone", "date"],
  ...["from", "until", "page-title", "collection", "query", "below", "after", "kind", "answers.q1"],
]
const asked = new URLSearchParams(QUERY.map((name) => [name, ATTACK])).toString()

/** What any page of this browser did that none may do. */
function watch(context: BrowserContext): string[] {
  const deeds: string[] = []
  context.on("dialog", (dialog) => {
    deeds.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on("request", (request) => {
    if (new URL(request.url()).hostname === "evil.example")
      deeds.push(`a request: ${request.url()}`)
  })
  context.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) deeds.push(message.text())
  })
  return deeds
}

/** Nothing came in by what is shown, and the page's policy is there. */
async function look(page: Page, address: string): Promise<void> {
  const response = await page.goto(address)
  if (!response?.headers()["content-type"]?.startsWith("text/html")) return
  expect(response.status(), address).toBeLessThan(500)
  const policy = response.headers()["content-security-policy"] ?? ""
  expect(policy, address).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/)
  await expect(page.locator("x-hostile"), address).toHaveCount(0)
  await expect(page.locator("[onerror], [onload], [onclick]"), address).toHaveCount(0)
  await expect(page.locator('[src*="evil.example"]'), address).toHaveCount(0)
  await expect(page.locator('[href^="javascript:" i]'), address).toHaveCount(0)
}

test("words that attack are words on every screen that shows them", async ({
  page,
  context,
  visitor,
}, testInfo) => {
  test.setTimeout(900_000)
  const deeds = watch(context)
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  const mark = visitor.email.split("@")[0]!

  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill(`${ATTACK}${mark.slice(-8)}`)
  await page.getByRole("textbox", { name: "Address" }).fill(mark)
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  const edit = page.url().split("?")[0]!
  await page.getByRole("textbox", { name: "Description" }).fill(MARKDOWN)
  await page.getByRole("button", { name: "Add a question" }).click()
  await page.getByRole("textbox", { name: "Question 1", exact: true }).fill(ATTACK)
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible()
  await page.goto(`${edit}/publication`)
  await page.getByRole("button", { name: "Publish" }).click()
  await expect(page.getByText("Published. This is its address:")).toBeVisible()

  await page.goto(`/admin/views?collection=pages&query=${encodeURIComponent(`q=${ATTACK}`)}`)
  await page.getByRole("textbox", { name: "Name" }).fill(`${ATTACK.slice(0, 40)}${mark.slice(-8)}`)
  await page.getByRole("button", { name: "Keep it" }).click()
  await page.goto("/admin/settings/api/new")
  await page.getByRole("textbox", { name: "Name" }).fill(ATTACK.slice(0, 80))
  await page.getByRole("checkbox").first().check()
  await page.getByRole("button", { name: "Make the key" }).click()

  await look(page, `/demo/${mark}`)
  await look(page, `/demo/${mark}?${asked}`)
  await openDay(page, dayOf("hostile"), mark)
  await chooseTime(page, testInfo)
  await look(page, `${page.url()}&${asked}`)
  await page.getByRole("textbox", { name: /^Your name/ }).fill(ATTACK)
  await page.getByRole("textbox", { name: /^Email/ }).fill(visitor.email)
  for (const box of await page.locator("main").getByRole("textbox").all()) {
    if ((await box.inputValue()) === "") await box.fill(ATTACK)
  }
  await page.getByRole("button", { name: "Book this time" }).click()
  await expectConfirmed(page)
  await expect(page.locator("x-hostile")).toHaveCount(0)
  const mail = await mailTo(visitor.email, { subject: /^Confirmed: / })
  for (const way of ["/cancel", "/reschedule"]) await look(page, addressIn(mail, way))

  for (const address of SCREENS) await look(page, address)
  for (const address of SCREENS) await look(page, `${address}?${asked}`)
  for (const way of [
    "",
    "/hosts",
    "/publication",
    "/plan",
    "/duplication",
    "/links",
    "/deletion",
  ]) {
    await look(page, `${edit}${way}`)
  }
  await look(page, `${edit}/revisions`)
  await look(page, `${edit}/revisions/2`)
  await page.goto("/admin/bookings")
  await page.getByRole("searchbox").fill(visitor.email)
  await page.getByRole("button", { name: "Show" }).click()
  await page.getByRole("rowheader").getByRole("link").first().click()
  await expect(page.getByRole("heading", { name: ATTACK.slice(0, 20) })).toBeVisible()
  const booking = page.url()
  for (const way of ["", "/cancellation", "/refund", "/host"]) await look(page, `${booking}${way}`)

  await page.goto("about:blank")
  await page.setContent(mail.html)
  await expect(page.locator("x-hostile, [onerror], [onload]")).toHaveCount(0)
  expect(deeds).toEqual([])
})
