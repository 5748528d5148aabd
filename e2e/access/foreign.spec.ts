import { expect } from "@playwright/test"
import { test } from "#e2e/owner.ts"

const foreign = "0198f000-0000-7000-8000-0000000000aa"

/** What any of these forms would send. */
const everyField = { status: "published", number: "1", refund: "none", amount: "1", confirm: "yes" }

for (const address of [
  `/admin/bookings/${foreign}`,
  `/admin/bookings/${foreign}/cancellation`,
  `/admin/bookings/${foreign}/refund`,
  `/admin/bookings/not-an-id`,
  `/admin/pages/${foreign}`,
  `/admin/pages/${foreign}/publication`,
  `/admin/pages/${foreign}/revisions`,
  `/admin/pages/${foreign}/revisions/1`,
  `/admin/availability/${foreign}`,
  `/admin/calendars/${foreign}/disconnection`,
  "/admin/nothing",
]) {
  test(`${address} is not there for the owner either, looked at or posted to`, async ({ page }) => {
    expect((await page.goto(address))?.status()).toBe(404)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    const posted = await page.request.post(address, { form: everyField, maxRedirects: 0 })
    // 405: a page that takes no form.
    expect([404, 405]).toContain(posted.status())
  })
}

for (const address of [
  "/nobody",
  "/demo/nothing",
  "/demo/nothing/book?start=2030-01-01T10:00:00Z",
  "/bookings/AaH-cEOOcwW6fRiazJ1MEAAAAYTwkx8SZ9bIrR2AnPxK-qX",
  "/bookings/x/cancel",
  "/api/v1/nobody/pages",
  "/api/v1/demo/pages/nothing",
]) {
  test(`${address} answers 404 with a way on`, async ({ page }) => {
    expect((await page.goto(address))?.status()).toBe(404)
  })
}
