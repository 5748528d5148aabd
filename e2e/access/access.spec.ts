import { expect, test } from "@playwright/test"

const stranger = "0198f000-0000-7000-8000-0000000000aa"

const adminAddresses = [
  "/admin",
  "/admin/bookings",
  `/admin/bookings/${stranger}`,
  `/admin/bookings/${stranger}/cancellation`,
  `/admin/bookings/${stranger}/refund`,
  `/admin/bookings/${stranger}/host`,
  "/admin/pages",
  "/admin/pages/new",
  `/admin/pages/${stranger}`,
  `/admin/pages/${stranger}/hosts`,
  `/admin/pages/${stranger}/publication`,
  `/admin/pages/${stranger}/plan`,
  `/admin/pages/${stranger}/duplication`,
  `/admin/pages/${stranger}/deletion`,
  "/admin/views",
  `/admin/pages/${stranger}/revisions`,
  `/admin/pages/${stranger}/revisions/1`,
  "/admin/availability",
  "/admin/availability/new",
  `/admin/availability/hosts/${stranger}/pause`,
  `/admin/availability/${stranger}`,
  `/admin/availability/${stranger}/copy`,
  `/admin/availability/${stranger}/deletion`,
  `/admin/availability/${stranger}/overrides`,
  `/admin/availability/${stranger}/overrides/dates`,
  `/admin/availability/${stranger}/holidays`,
  `/admin/availability/${stranger}/preview`,
  "/admin/hosts",
  "/admin/hosts/new",
  `/admin/hosts/${stranger}`,
  "/admin/calendars",
  `/admin/calendars/${stranger}/disconnection`,
  "/admin/failures",
  "/admin/settings",
  "/admin/settings/api",
  "/admin/settings/api/new",
  `/admin/settings/api/${stranger}/revocation`,
  "/admin/settings/password",
  "/admin/settings/people",
  "/admin/settings/people/invite",
  `/admin/settings/people/${stranger}`,
  `/admin/settings/people/${stranger}/removal`,
  `/admin/settings/people/invitations/${stranger}`,
  "/admin/settings/audit",
  "/admin/settings/audit/export",
  "/integrations/google/connect",
]

for (const address of adminAddresses) {
  test(`${address} asks a stranger to sign in`, async ({ request }) => {
    const looked = await request.get(address, { maxRedirects: 0 })
    expect(looked.status()).toBe(302)
    expect(looked.headers()["location"]).toMatch(/^\/admin\/login/)

    // What a script asks for is answered 202, with the address of the sign-in inside.
    const asked = await request.get(`${address}.data`, { maxRedirects: 0 })
    expect([202, 302]).toContain(asked.status())
    expect(`${asked.headers()["location"]} ${await asked.text()}`).toContain("/admin/login")

    const posted = await request.post(address, { form: { status: "published" }, maxRedirects: 0 })
    expect([302, 303, 405]).toContain(posted.status())
  })
}
