import { expect } from "@playwright/test"
import { expectAccessibleInBothSchemes, expectNarrow } from "#e2e/accessible.ts"
import { chooseTime, expectConfirmed, fillDetails, openDay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { addHost } from "#e2e/hosts.ts"
import { test } from "#e2e/owner.ts"
import { mailTo } from "#e2e/sandbox.ts"

test("a client picks a host, whatever else they choose, and meets that one", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  const hasScript = testInfo.project.name !== "no-script"
  const slug = visitor.email.split("@")[0]!
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill(`Talk with ${visitor.name}`)
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  const edit = page.url().split("?")[0]!
  await page.getByRole("radio", { name: /picks/i }).check()
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible()
  await page.goto(`${edit}/hosts`)
  await addHost(page, "Jonas Weber")
  await page.getByRole("button", { name: "Save hosts" }).click()
  await expect(page.getByText("Saved. It counts at once.")).toBeVisible()
  await page.goto(`${edit}/publication`)
  await page.getByRole("button", { name: "Publish" }).click()
  await expect(page.getByText("Published. This is its address:")).toBeVisible()

  const filled = new URLSearchParams({ name: visitor.name, email: visitor.email })
  await page.goto(`/demo/${slug}?${filled.toString()}`)
  const hosts = page.getByRole("navigation", { name: "With whom" })
  await expect(page.getByText("one of Clara Lindgren or Jonas Weber")).toBeVisible()
  await expect(hosts.getByRole("link", { name: "Anyone" })).toHaveAttribute("aria-current", "true")
  await hosts.getByRole("link", { name: "Jonas Weber" }).click()
  await expect(hosts.getByRole("link", { name: "Jonas Weber" })).toHaveAttribute(
    "aria-current",
    "true",
  )
  await expect(page.getByRole("definition").getByText("Jonas Weber")).toBeVisible()
  await openDay(page, dayOf("picked"), slug)
  await page.getByLabel("Time zone", { exact: true }).selectOption("Asia/Tokyo")
  await page.getByRole("button", { name: "Show in this zone" }).click()
  await expect(page.getByLabel("Time zone", { exact: true })).toHaveValue("Asia/Tokyo")
  await expect(hosts.getByRole("link", { name: "Jonas Weber" })).toHaveAttribute(
    "aria-current",
    "true",
  )
  if (hasScript) {
    await expectAccessibleInBothSchemes(page)
    await expectNarrow(page)
  }
  await page.getByLabel("Time zone", { exact: true }).selectOption("Europe/Berlin")
  await page.getByRole("button", { name: "Show in this zone" }).click()
  await expect(page.getByLabel("Time zone", { exact: true })).toHaveValue("Europe/Berlin")
  await openDay(page, dayOf("picked"), slug)
  await chooseTime(page, testInfo)
  await expect(page.getByRole("textbox", { name: /^Your name/ })).toHaveValue(visitor.name)
  await expect(page.getByRole("textbox", { name: /^Email/ })).toHaveValue(visitor.email)
  await expect(page.getByRole("definition").getByText("Jonas Weber")).toBeVisible()
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: "Book this time" }).click()
  await expectConfirmed(page)
  await mailTo("jonas@lindgren.example", { subject: /^New booking: /, words: visitor.name })
})
