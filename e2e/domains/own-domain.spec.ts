/**
 * A business on a host of its own. It changes where everybody's links lead, so that it runs when all other
 * journeys are over. Browsers take names under .localhost for this machine by themselves (RFC 6761 §6.3).
 */
import { expect, type BrowserContext, type Page, type TestInfo } from "@playwright/test"
import { expectAccessibleInBothSchemes, expectNarrow } from "#e2e/accessible.ts"
import { chooseDay, chooseTime, expectConfirmed, fillDetails, pay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { demoOwner, test } from "#e2e/owner.ts"
import { addressesIn, addressIn, mailTo } from "#e2e/sandbox.ts"

const HOST = "book.localhost"

test.describe.configure({ mode: "serial" })

const own = (baseURL: string | undefined, path = "/") =>
  `http://${HOST}:${new URL(baseURL ?? "").port}${path}`

test("an owner adds a domain, proves it, and chooses it for links", async ({ page, baseURL }) => {
  await page.goto("/admin/settings")
  await page.getByRole("link", { name: "Domains" }).click()
  await page.getByRole("link", { name: "Add a domain" }).click()
  await page.getByRole("textbox", { name: /^Domain/ }).fill("localhost")
  await page.getByRole("button", { name: "Add domain" }).click()
  await expect(page.getByText(/address of this site itself/).first()).toBeVisible()
  await page.getByRole("textbox", { name: /^Domain/ }).fill(HOST)
  await page.getByRole("button", { name: "Add domain" }).click()
  await expect(page.getByRole("heading", { level: 1, name: HOST })).toBeVisible()
  await expect(page.getByText("Not proven yet")).toBeVisible()
  await page.getByRole("button", { name: "Check now" }).click()
  await expect(page.getByRole("heading", { name: "The domain is proven" })).toBeVisible()
  await expectFit(page)
  await page.getByRole("button", { name: "Use it for links and mails" }).click()
  await expect(page.getByRole("heading", { name: /use this domain now/ })).toBeVisible()
  await expect(async () => {
    await page.goto(own(baseURL))
    await expect(page.getByRole("link", { name: /Consultation/ })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled })

    test("a client books, pays and moves without leaving the business's own address", async ({
      page,
      context,
      visitor,
      baseURL,
    }, testInfo) => {
      test.slow()
      const places = visited(context)
      await page.goto(own(baseURL))
      await page.getByRole("link", { name: /Consultation/ }).click()
      await expect(page).toHaveURL(own(baseURL, "/consultation"))
      await book(page, visitor, { testInfo, skip: javaScriptEnabled ? 0 : 2 })
      await expectConfirmed(page)
      expect(new URL(page.url()).hostname).toBe(HOST)

      const mail = await mailTo(visitor.email, { subject: /^Confirmed: / })
      const product = addressesIn(mail).filter((address) => address.startsWith(String(baseURL)))
      expect(product).toEqual([])
      const move = addressIn(mail, "/reschedule")
      expect(move.startsWith(own(baseURL, "/bookings/"))).toBe(true)
      await page.goto(move)
      await chooseDay(page, dayOf("own domain", 1))
      await chooseTime(page, testInfo, javaScriptEnabled ? 0 : 2)
      await page.getByRole("button", { name: "Move the booking" }).click()
      await expectConfirmed(page)

      // The same link works on the product's address too: old mails have it.
      const { pathname } = new URL(page.url())
      await page.goto(`${baseURL}${pathname}`)
      await expectConfirmed(page)
      const isElsewhere = (host: string) => ![HOST, "localhost"].includes(host)
      expect(places.map((place) => new URL(place).hostname).filter(isElsewhere)).toEqual([])
      const ofProduct = places.filter((place) => place.startsWith(`${baseURL}/demo`))
      expect(ofProduct).toEqual([])
    })
  })
}

async function book(
  page: Page,
  visitor: { name: string; email: string },
  { testInfo, skip }: { testInfo: TestInfo; skip: number },
): Promise<void> {
  await chooseDay(page, dayOf("own domain"))
  await chooseTime(page, testInfo, skip)
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: /^Hold this time and pay/ }).click()
  await pay(page)
}

/** Every document that is asked for. */
function visited(context: BrowserContext): string[] {
  const places: string[] = []
  context.on("request", (request) => {
    if (request.resourceType() === "document") places.push(request.url())
  })
  return places
}

test("old addresses lead to the domain, which shows nothing but the business's pages", async ({
  page,
  baseURL,
}) => {
  await page.goto("/demo/consultation?timeZone=America%2FNew_York")
  await expect(page).toHaveURL(own(baseURL, "/consultation?timeZone=America%2FNew_York"))
  await expect(page.getByRole("heading", { level: 1, name: "Consultation" })).toBeVisible()
  const answer = async (address: string) => (await page.goto(address))?.status()
  expect(await answer(own(baseURL, "/admin"))).toBe(404)
  expect(await answer(own(baseURL, "/api/v1/demo/pages"))).toBe(404)
  expect(await answer(own(baseURL, "/no-such-page"))).toBe(404)
  const stranger = own(baseURL).replace(HOST, "stranger.localhost")
  expect(await answer(`${stranger}demo/consultation`)).toBe(421)
  await expect(
    page.getByRole("heading", { name: "No site is set up at this address" }),
  ).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "brand, with scripts" : "brand, without scripts", () => {
    test.use({ javaScriptEnabled })

    test("it is previewed as it is typed, and is on pages and mails once saved", async ({
      page,
      baseURL,
    }) => {
      const street = javaScriptEnabled ? "Harbour Lane 3" : "Quay Street 5"
      const label = (name: string) => page.getByRole("textbox", { name: new RegExp(`^${name}`) })
      await page.goto("/admin/settings/brand")
      await page.getByRole("radio", { name: /^Serif/ }).check()
      await label("Footer").fill(`${street}\n<b>Open</b> from 9 to 5`)
      await label("Sender’s name").fill("Front desk")
      await label("Sender’s address").fill("desk@elsewhere.example")
      await page.getByRole("button", { name: "Show preview" }).click()
      const preview = page.frameLocator('iframe[name="brand-preview"]')
      await expect(preview.getByText(street).first()).toBeVisible()
      await page.getByRole("button", { name: "Save brand" }).click()
      await expect(page.getByRole("heading", { name: "Saved." })).toBeVisible()
      await expect(page.getByText(/^Mails are not from desk@elsewhere\.example yet/)).toBeVisible()
      if (javaScriptEnabled) await expectFit(page)
      await page.goto(own(baseURL, "/consultation"))
      await expect(page.getByRole("contentinfo")).toContainText("<b>Open</b> from 9 to 5")
      await expect(page.locator("body")).toHaveCSS("font-family", /^ui-serif/)
      if (javaScriptEnabled) await expectFit(page)

      await page.goto("/admin/forgot-password")
      const { email } = demoOwner()
      await label("Email").fill(email)
      await page.getByRole("button", { name: /link/i }).click()
      const mail = await mailTo(email, { subject: /password/i, words: street })
      const { from, "reply-to": replyTo } = mail.headers
      expect(from).toMatch(/Front desk/)
      expect(from).not.toContain("elsewhere.example")
      expect(replyTo).toContain("desk@elsewhere.example")
      expect(mail.html).toContain("&lt;b&gt;Open&lt;/b&gt; from 9 to 5")
    })
  })
}

async function expectFit(page: Page): Promise<void> {
  await expectAccessibleInBothSchemes(page)
  await expectNarrow(page)
}

test("given up, the domain shows nothing and links are as they were", async ({ page, baseURL }) => {
  await page.goto("/admin/settings/domains")
  await page.getByRole("link", { name: HOST }).click()
  await page.getByRole("link", { name: "Remove domain" }).click()
  await page.getByRole("button", { name: "Remove domain" }).click()
  await expect(page.getByRole("heading", { name: "The domain was removed" })).toBeVisible()
  await expect(async () => {
    expect((await page.goto(own(baseURL)))?.status()).toBe(421)
  }).toPass({ timeout: 20_000 })
  await page.goto("/demo/consultation")
  await expect(page).toHaveURL(`${baseURL}/demo/consultation`)
})
