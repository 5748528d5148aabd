import { expect } from "@playwright/test"
import { test } from "#e2e/owner.ts"

test("the browser asks before what was typed is left unsaved, and not once it is saved", async ({
  page,
  visitor,
}) => {
  const asked: string[] = []
  page.on("dialog", (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill("Not yet saved")
  await page.getByRole("navigation", { name: "Start from" }).getByRole("link").first().click()
  await expect.poll(() => asked).toEqual(["beforeunload"])
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Not yet saved")
  await page.getByRole("button", { name: "Show as clients read it" }).first().click()
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Not yet saved")
  await page.getByRole("link", { name: "Settings" }).click()
  await expect.poll(() => asked).toHaveLength(2)
  await page.getByRole("textbox", { name: "Address" }).fill(visitor.email.split("@")[0]!)
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  await page.getByRole("link", { name: "Settings" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible()
  expect(asked).toHaveLength(2)
})

test("what is typed before the page's other scripts have come is not left unasked either", async ({
  page,
}) => {
  const asked: string[] = []
  page.on("dialog", (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.route("**/assets/*.js", () => new Promise(() => {}))
  await page.goto("/admin/pages/new", { waitUntil: "commit" })
  await page.getByRole("textbox", { name: "Title" }).fill("Not yet saved")
  await page.getByRole("navigation", { name: "Start from" }).getByRole("link").first().click()
  await expect.poll(() => asked).toEqual(["beforeunload"])
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Not yet saved")
})

test("a preview beside the form saves nothing, and the browser still asks", async ({ page }) => {
  const asked: string[] = []
  page.on("dialog", (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.goto("/admin/settings/texts/mail-fresh-link")
  const headline = page.getByRole("textbox", { name: "Headline" })
  await headline.fill("Not yet saved")
  await page.getByRole("button", { name: "Show preview" }).click()
  const mail = page.frameLocator("iframe[title=Preview]").frameLocator("iframe").first()
  await expect(mail.getByRole("heading", { name: "Not yet saved" })).toBeVisible()
  await page.getByRole("link", { name: "All texts" }).click()
  await expect.poll(() => asked).toEqual(["beforeunload"])
  await expect(headline).toHaveValue("Not yet saved")
})

test("a row that is added to a form that came back leaves what was typed since in the others", async ({
  page,
}) => {
  await page.goto("/admin/pages/new")
  const question = (position: number) =>
    page.getByRole("textbox", { name: `Question ${position}`, exact: true })
  await page.getByRole("button", { name: "Add a question" }).click()
  await question(1).fill("Typed first")
  await page.getByRole("button", { name: "Show new pictures" }).first().click()
  await expect(page).toHaveURL(/#page-/)
  await page.waitForLoadState("load")
  await expect(question(1)).toHaveValue("Typed first")
  await question(1).fill("Typed since")
  await page.getByRole("button", { name: "Add a question" }).click()
  await expect(question(2)).toBeVisible()
  await expect(question(1)).toHaveValue("Typed since")
})
