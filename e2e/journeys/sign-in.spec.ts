import { expect } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { demoOwner } from "#e2e/owner.ts"
import { addressesIn, mailsTo } from "#e2e/sandbox.ts"
import { test } from "#e2e/test.ts"

test("the owner signs in where they wanted to go, and out again", async ({ page }, testInfo) => {
  const { email, password } = demoOwner()
  await page.goto("/admin/pages?status=published")
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible()
  if (testInfo.project.name !== "no-script") {
    await expectAccessible(page)
    await expectNarrow(page)
  }
  await page.getByLabel("Email").fill(email)
  await page.getByLabel("Password").fill("not my password")
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByText(/Email and password do not belong together/).first()).toBeVisible()
  await expect(page.getByLabel("Email")).toHaveValue(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page).toHaveURL(/\/admin\/pages\?status=published/)
  await page.getByRole("button", { name: "Sign out" }).click()
  await expect(page.getByText("You are signed out.")).toBeVisible()
  await page.goto("/admin/bookings")
  await expect(page).toHaveURL(/\/admin\/login/)
})

test("a forgotten password is asked for by mail, the same way for anybody", async ({
  page,
  visitor,
}) => {
  await page.goto("/admin/login")
  await page.getByRole("link", { name: "I have forgotten my password" }).click()
  await page.getByLabel("Email").fill(visitor.email)
  await page.getByRole("button", { name: "Send the link" }).click()
  await expect(page.getByText(/If there is an account with this address/)).toBeVisible()
  expect((await mailsTo(visitor.email)).flatMap(addressesIn)).toEqual([])
})
