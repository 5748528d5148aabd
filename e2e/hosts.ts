import type { Page } from "@playwright/test"

/** Puts somebody on the page whose hosts are open; saving is another press. */
export async function addHost(page: Page, name: string): Promise<void> {
  const search = page.getByRole("searchbox", { name: "Name or email" })
  if (await search.isVisible()) {
    await search.fill(name)
    await page.getByRole("button", { name: "Find" }).click()
  }
  await page.getByRole("checkbox", { name, exact: true }).check()
  await page.getByRole("button", { name: "Add those chosen" }).click()
}
