import { expect } from "@playwright/test"
import { test } from "#e2e/test.ts"

const stranger = "0198f000-0000-7000-8000-0000000000aa"

const adminAddresses = [
  "/admin",
  "/admin/bookings",
  `/admin/bookings/${stranger}`,
  `/admin/bookings/${stranger}/cancellation`,
  `/admin/bookings/${stranger}/refund`,
  "/admin/pages",
  "/admin/pages/new",
  `/admin/pages/${stranger}`,
  `/admin/pages/${stranger}/publication`,
  `/admin/pages/${stranger}/revisions`,
  `/admin/pages/${stranger}/revisions/1`,
  "/admin/availability",
  `/admin/availability/${stranger}`,
  "/admin/calendars",
  `/admin/calendars/${stranger}/disconnection`,
  "/admin/failures",
  "/admin/settings",
  "/admin/settings/password",
  "/integrations/google/connect",
]

for (const address of adminAddresses) {
  test(`${address} asks a stranger to sign in`, async ({ request }) => {
    for (const path of [address, `${address}.data`]) {
      const answer = await request.get(path, { maxRedirects: 0 })
      const body = await answer.text()
      // A redirect of a data request is 202 with the address inside.
      expect([302, 202], path).toContain(answer.status())
      expect(`${answer.headers()["location"]} ${body}`, path).toContain("/admin/login")
    }
  })
}
