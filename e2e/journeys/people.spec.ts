import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { test } from "#e2e/owner.ts"
import { addressesIn, mailsTo } from "#e2e/sandbox.ts"

const PASSWORD = "a long enough password"

/** A look at the whole screen, where the browser can take one. */
async function lookAt(page: Page, project: string) {
  if (project === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

async function invitationOf(email: string): Promise<string> {
  const found = async () =>
    (await mailsTo(email))
      .flatMap(addressesIn)
      .filter((address) => address.includes("/invitation/"))
  await expect.poll(found, { timeout: 90_000 }).not.toEqual([])
  return (await found()).at(-1) ?? ""
}

test("somebody is invited, joins as a member, sees only their own, and is removed", async ({
  page,
  browser,
  baseURL,
  javaScriptEnabled,
  visitor,
}, testInfo) => {
  const { name: project } = testInfo.project
  await page.goto("/admin/settings")
  await page.getByRole("link", { name: "People" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible()
  await lookAt(page, project)
  await page.getByRole("link", { name: "Invite somebody" }).click()
  await page.getByLabel("Email").fill("nobody")
  await page.getByRole("button", { name: "Send the invitation" }).click()
  await expect(page.getByText("Give a whole email address").first()).toBeVisible()
  await lookAt(page, project)
  await page.getByLabel("Email").fill(visitor.email)
  await page.getByRole("button", { name: "Send the invitation" }).click()
  await expect(page.getByText("The invitation is on its way.")).toBeVisible()
  await lookAt(page, project)

  const theirs = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled })
  const guest = await theirs.newPage()
  await guest.goto(await invitationOf(visitor.email))
  await expect(guest.getByRole("heading", { level: 1, name: /^Join / })).toBeVisible()
  await lookAt(guest, project)
  await guest.getByLabel("Your name").fill(visitor.name)
  await guest.getByLabel("Password").fill(PASSWORD)
  await guest.getByRole("button", { name: "Join" }).click()
  await expect(guest.getByRole("heading", { level: 1, name: "Today" })).toBeVisible()
  await expect(guest.getByRole("link", { name: "Account" })).toBeVisible()
  await expect(guest.getByRole("link", { name: "Settings" })).toHaveCount(0)
  expect((await guest.goto("/admin/settings/people"))?.status()).toBe(403)
  await guest.goto("/admin/bookings")
  await expect(guest.getByRole("table")).toHaveCount(0)

  await page.goto("/admin/settings/people")
  await page.getByRole("link", { name: `Change the role of ${visitor.name}` }).click()
  await lookAt(page, project)
  await page.getByLabel("Role").selectOption("admin")
  await page.getByRole("button", { name: "Save the role" }).click()
  await expect(page.getByText("The role is changed.")).toBeVisible()
  expect((await guest.goto("/admin/settings/people"))?.status()).toBe(200)

  await page.getByRole("link", { name: `Change the role of ${visitor.name}` }).click()
  await page.getByRole("link", { name: `Remove ${visitor.name}` }).click()
  await lookAt(page, project)
  await page.getByRole("button", { name: "Remove" }).click()
  await expect(page.getByText("They are removed and signed out everywhere.")).toBeVisible()
  await guest.goto("/admin")
  await expect(guest).toHaveURL(/\/admin\/login/)
  await theirs.close()

  await page.goto("/admin/settings/audit")
  await expect(page.getByText(`Removed ${visitor.name}`)).toBeVisible()
  await lookAt(page, project)
  await page.getByLabel("About").selectOption({ label: "Invitations" })
  await page.getByRole("button", { name: "Show" }).click()
  await expect(page.getByText(`Invited ${visitor.email}`)).toBeVisible()
})
