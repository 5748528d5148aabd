import { expect, type Frame, type Page } from "@playwright/test"
import { findChromium } from "#bin/browser.mjs"
import { expectAccessibleInBothSchemes } from "#e2e/accessible.ts"
import {
  chooseDay,
  chooseTime,
  expectCheckout,
  expectConfirmed,
  fillDetails,
  pay,
} from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { startForeignSite } from "#e2e/foreign-site.ts"
import { test } from "#e2e/test.ts"

const chromium = findChromium()
// As browsers are that keep no cookies of sites inside others.
test.use({
  launchOptions: {
    ...(chromium ? { executablePath: chromium } : {}),
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--test-third-party-cookie-phaseout",
    ],
  },
})

const script = () => `<script src="${process.env.E2E_BASE_URL}/embed.js" async></script>`

/** The frame of the app in a page of another site. */
async function frameIn(page: Page): Promise<Frame> {
  const handle = await page.locator("iframe").elementHandle()
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error("There is no frame.")
  return frame
}

/** The frame is as high as what it shows: nothing in it has to be scrolled. */
async function expectFits(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const frame = await frameIn(page)
      const content = await frame.evaluate(() =>
        Math.ceil(document.body.getBoundingClientRect().height),
      )
      const outside = await page.locator("iframe").evaluate((element) => element.clientHeight)
      return Math.abs(outside - content)
    })
    .toBeLessThan(2)
}

test("a client books inside another site's page, and pays outside of it", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  const site = await startForeignSite(
    `${script()}<div data-holdfast="/demo/consultation" data-title="Book a time"></div>`,
  )
  await page.goto(site.origin)
  await expect(page.getByTitle("Book a time")).toBeVisible()
  const frame = await frameIn(page)
  await expect(frame.getByRole("heading", { level: 1, name: "Consultation" })).toBeVisible()
  await expect(frame.getByRole("link", { name: /all pages/ })).toHaveCount(0)
  await expectFits(page)
  await expectAccessibleInBothSchemes(page, frame)
  expect(
    await frame.evaluate(() => {
      document.cookie = "kept=1"
      return document.cookie
    }),
  ).toBe("")

  await chooseDay(frame, dayOf("embedded"))
  await expectFits(page)
  const startsAt = await chooseTime(frame, testInfo)
  await expect(frame.getByRole("heading", { level: 1, name: "Your details" })).toBeVisible()
  await expectFits(page)
  await frame.getByRole("button", { name: /^Hold this time and pay/ }).click()
  await expect(frame.getByRole("alert")).toBeVisible()
  await expectFits(page)
  await expectAccessibleInBothSchemes(page, frame)
  await fillDetails(frame, visitor)
  await frame.getByRole("button", { name: /^Hold this time and pay/ }).click()

  await expect(frame.getByRole("heading", { name: "This time is held for you" })).toBeVisible()
  await expectFits(page)
  await expectAccessibleInBothSchemes(page, frame)
  expect(frame.url()).toContain("embed=1")
  await expect(frame.locator(`time[datetime="${startsAt}"]`).first()).toBeVisible()
  const way = frame.getByRole("link", { name: "Continue to payment (€50.00)" })
  await expect(way).toHaveAttribute("target", "_top")
  await way.click()
  await expectCheckout(page)
  await pay(page)
  await expectConfirmed(page)
  expect(page.url()).toContain("/bookings/")
  await site.stop()
})

test("the zone of the browser is guessed in a frame that keeps no cookies, and goes along", async ({
  browser,
  baseURL,
}, testInfo) => {
  const site = await startForeignSite(
    `${script()}<div data-holdfast="/demo/consultation" data-title="Book a time"></div>`,
  )
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    timezoneId: "America/New_York",
    locale: "en-US",
  })
  const page = await context.newPage()
  await page.goto(site.origin)
  const zone = page.frameLocator("iframe").getByLabel("Time zone", { exact: true })
  await expect(zone).toHaveValue("America/New_York")
  const frame = await frameIn(page)
  await frame
    .getByRole("link", { name: /times available/ })
    .nth(1)
    .click()
  await expect(frame.locator("#times")).toBeFocused()
  await expect(zone).toHaveValue("America/New_York")
  await frame.locator("#times a").first().click()
  await expect(frame.getByText(/New York/).first()).toBeVisible()
  expect(testInfo.errors).toEqual([])
  await context.close()
  await site.stop()
})

test("a window opens over the page, keeps the focus, and gives it back", async ({ page }) => {
  const site = await startForeignSite(
    `${script()}<p><a data-holdfast-popup href="${process.env.E2E_BASE_URL}/demo/intro">Book a call</a></p>`,
  )
  await page.goto(site.origin)
  const opener = page.getByRole("link", { name: "Book a call" })
  await page.waitForLoadState("load")
  const dialog = page.getByRole("dialog", { name: "Book a call" })
  for (const close of ["button", "key", "key inside"] as const) {
    await opener.focus()
    await page.keyboard.press("Enter")
    await expect(dialog).toBeVisible()
    const frame = await frameIn(page)
    await expect(frame.getByRole("heading", { level: 1, name: "Introductory call" })).toBeVisible()
    if (close === "button") {
      await expectAccessibleInBothSchemes(page)
      await dialog.getByRole("button", { name: "Close" }).click()
    } else {
      if (close === "key inside")
        await frame
          .getByRole("link", { name: /times available/ })
          .first()
          .focus()
      await expect(async () => {
        // Not waited for: the browser does not answer for a key whose own frame it took away.
        void page.keyboard.press("Escape").catch(() => {})
        await expect(dialog).toHaveCount(0, { timeout: 500 })
      }).toPass()
    }
    await expect(dialog).toHaveCount(0)
    await expect(opener).toBeFocused()
    expect(page.url()).toBe(`${site.origin}/`)
  }
  await site.stop()
})

test("what is not meant for a frame is not shown in one", async ({ request }) => {
  const ancestors = async (path: string) => {
    const headers = (await request.get(path)).headers()
    const policy = headers["content-security-policy"] ?? ""
    return {
      ancestors: /frame-ancestors ([^;]*)/.exec(policy)?.[1],
      deny: headers["x-frame-options"],
    }
  }
  for (const path of ["/demo/intro", "/demo", "/admin/login?embed=1", "/bookings/x?embed=1"]) {
    expect(await ancestors(path)).toEqual({ ancestors: "'none'", deny: "DENY" })
  }
  expect(await ancestors("/demo/intro?embed=1")).toEqual({ ancestors: "*", deny: undefined })
})
