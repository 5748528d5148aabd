import { expect } from "@playwright/test"
import { test } from "#e2e/owner.ts"

const foreign = "0198f000-0000-7000-8000-0000000000aa"

/** What any of these forms would send. */
const everyField = {
  wish: "revoke",
  role: "admin",
  status: "published",
  number: "1",
  refund: "none",
  amount: "1",
}

test("an id of somebody else is not there for the owner, looked at or posted to", async ({
  owner,
}) => {
  for (const address of [
    `/admin/bookings/${foreign}`,
    `/admin/bookings/${foreign}/cancellation`,
    `/admin/bookings/${foreign}/refund`,
    `/admin/bookings/${foreign}/host`,
    `/admin/bookings/not-an-id`,
    `/admin/pages/${foreign}`,
    `/admin/pages/${foreign}/hosts`,
    `/admin/pages/${foreign}/publication`,
    `/admin/pages/${foreign}/plan`,
    `/admin/pages/${foreign}/duplication`,
    `/admin/pages/${foreign}/deletion`,
    "/admin/views?collection=nothing",
    `/admin/pages/${foreign}/revisions`,
    `/admin/pages/${foreign}/revisions/1`,
    `/admin/availability/${foreign}`,
    `/admin/availability/${foreign}/copy`,
    `/admin/availability/${foreign}/deletion`,
    `/admin/availability/${foreign}/overrides`,
    `/admin/availability/${foreign}/overrides/dates`,
    `/admin/availability/${foreign}/holidays`,
    `/admin/availability/${foreign}/preview`,
    `/admin/availability/hosts/${foreign}/pause`,
    `/admin/hosts/${foreign}`,
    `/admin/calendars/${foreign}/disconnection`,
    `/admin/settings/people/${foreign}`,
    `/admin/settings/people/${foreign}/removal`,
    `/admin/settings/people/invitations/${foreign}`,
    `/admin/invitation/${foreign}`,
    "/admin/nothing",
  ]) {
    const looked = await owner.get(address)
    expect(looked.status(), address).toBe(404)
    expect(await looked.text(), address).toContain("<h1")
    const posted = await owner.post(address, { form: everyField, maxRedirects: 0 })
    // 405: a page that takes no form.
    expect([404, 405], address).toContain(posted.status())
  }
})

test("an address that was never given out leads nowhere, and says so", async ({ page }) => {
  for (const address of [
    "/nobody",
    "/demo/nothing",
    "/demo/nothing/book?start=2030-01-01T10:00:00Z",
    "/bookings/AaH-cEOOcwW6fRiazJ1MEAAAAYTwkx8SZ9bIrR2AnPxK-qX",
    "/bookings/x/cancel",
  ]) {
    expect((await page.goto(address))?.status(), address).toBe(404)
    await expect(
      page.getByRole("heading", { level: 1, name: "There is nothing at this address" }),
    ).toBeVisible()
  }
  for (const address of ["/api/v1/nobody/pages", "/api/v1/demo/pages/nothing"]) {
    const answer = await page.request.get(address)
    expect(answer.status(), address).toBe(404)
    expect(answer.headers()["content-type"], address).toContain("application/problem+json")
  }
})
