import { expect } from "@playwright/test"
import { expectAccessibleInBothSchemes, expectNarrow } from "#e2e/accessible.ts"
import { test } from "#e2e/owner.ts"

test("a site that cannot be named is refused at its field, and the lines to copy are there", async ({
  page,
}, testInfo) => {
  await page.goto("/admin/settings")
  const inline = page.getByRole("textbox", { name: "In the page itself" })
  await expect(inline).toHaveValue(/\/embed\.js" async><\/script>\n<div data-holdfast="\/demo\//)
  await expect(page.getByRole("textbox", { name: "In a window that opens" })).toHaveValue(
    /<a data-holdfast-popup href="http/,
  )
  await expect(page.getByRole("radio", { name: "Any site" })).toBeChecked()
  await page.getByRole("radio", { name: "Only these:" }).check()
  const list = page.getByRole("textbox", { name: /^Sites, one on each line/ })
  await list.fill("https://shop.example\nshop.example/booking")
  await page.getByRole("button", { name: "Save settings" }).click()
  await expect(page.getByText(/^shop\.example\/booking is no site/).first()).toBeVisible()
  await expect(list).toHaveValue("https://shop.example\nshop.example/booking")
  await expect(page.getByRole("radio", { name: "Only these:" })).toBeChecked()
  if (testInfo.project.name === "no-script") return
  await expectAccessibleInBothSchemes(page)
  await expectNarrow(page)
})
