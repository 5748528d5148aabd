import { expect, type Page } from "@playwright/test"
import sharp from "sharp"
import { expectAccessible, expectAccessibleInBothSchemes, expectNarrow } from "#e2e/accessible.ts"
import { test } from "#e2e/owner.ts"

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

/** A photo that nobody uploaded before. */
async function photo(mark: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600">
    <rect width="900" height="600" fill="#357"/><text x="40" y="300" font-size="40" fill="#fff">${mark}</text></svg>`
  const base = { create: { width: 900, height: 600, channels: 3 as const, background: "#357" } }
  const buffer = await sharp(base)
    .composite([{ input: Buffer.from(text) }])
    .jpeg()
    .toBuffer()
  return { name: `${mark}.jpg`, mimeType: "image/jpeg", buffer }
}

async function save(page: Page, title: string, slug: string, cover: string): Promise<void> {
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill(title)
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("radio", { name: "Unlisted" }).check()
  await page.getByRole("radio", { name: cover }).check()
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Publish" }).click()
}

test("a picture is uploaded, described, put on a page, seen there, and deleted when nothing shows it", async ({
  page,
  visitor,
}) => {
  test.slow()
  const slug = visitor.email.split("@")[0]!
  const alt = `The harbour of ${slug}`

  await page.goto("/admin/pages")
  await page.getByRole("link", { name: "Pictures" }).click()
  await check(page)
  await page.getByRole("link", { name: "Upload pictures" }).first().click()
  await check(page)
  const files = page.getByLabel("Pictures")
  const html = Buffer.from("<html><script>alert(1)</script></html>")
  await files.setInputFiles({ name: "page.png", mimeType: "image/png", buffer: html })
  await page.getByRole("button", { name: "Upload" }).click()
  await expect(page.getByRole("alert")).toContainText("page.png is not a PNG")
  await check(page)

  await files.setInputFiles(await photo(slug))
  await page.getByRole("button", { name: "Upload" }).click()
  await expect(page.getByText("The picture is in your library.")).toBeVisible()
  await page.getByRole("textbox", { name: "What the picture shows" }).fill(alt)
  await page.getByRole("button", { name: "Save the description" }).click()
  await expect(page.getByText("The description is saved.")).toBeVisible()
  await check(page)
  const place = new URL(page.url()).pathname

  await save(page, `Tour ${slug}`, slug, alt)
  await check(page)
  const draft = new URL(page.url()).pathname
  await publish(page)
  await page.goto(`/demo/${slug}`)
  const cover = page.getByRole("img", { name: alt })
  await expect(cover).toBeVisible()
  if (test.info().project.name !== "no-script") await expectAccessibleInBothSchemes(page)
  const src = (await cover.getAttribute("src")) ?? ""
  const picture = await page.request.get(src)
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/webp"])
  const shared = page.locator('meta[property="og:image"]')
  await expect(shared).toHaveAttribute("content", /^http.*\/media\/[0-9a-f]{32}\/900\.jpg$/)

  await page.goto(place)
  await page.getByRole("link", { name: "Delete" }).click()
  await expect(page.getByText("This picture is in use")).toBeVisible()
  await check(page)
  await page.getByRole("link", { name: `Cover of the page Tour ${slug}` }).click()
  await expect(page).toHaveURL(new RegExp(draft))
  await page.getByRole("radio", { name: "No picture" }).check()
  await page.getByRole("button", { name: "Save" }).first().click()
  await publish(page)
  await page.goto(`${place}/deletion`)
  await page.getByRole("button", { name: "Delete the picture" }).click()
  await expect(page.getByText("The picture is deleted.")).toBeVisible()
  // An older revision shows it still.
  expect((await page.request.get(src)).status()).toBe(200)
  await page.goto(`/demo/${slug}`)
  await expect(page.getByRole("heading", { name: `Tour ${slug}` })).toBeVisible()
  await expect(cover).toHaveCount(0)
})
