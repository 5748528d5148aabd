import { mkdirSync, rmdirSync } from "node:fs"
import { join } from "node:path"
import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { chooseTime, expectState, fillDetails, openDay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { dataDir, test } from "#e2e/owner.ts"
import { mailTo } from "#e2e/sandbox.ts"

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

/** The texts are one organizer's: each kind of browser changes them while no other does. */
async function alone(act: () => Promise<void>): Promise<void> {
  const lock = join(dataDir(), "texts.lock")
  await expect(() => mkdirSync(lock)).toPass({ timeout: 300_000 })
  try {
    await act()
  } finally {
    rmdirSync(lock)
  }
}

const own = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true })
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click()
const saved = (page: Page) => expect(page.getByText("Saved. Clients read it")).toBeVisible()

/** From the list of texts to one of its groups. */
async function openGroup(page: Page, name: string): Promise<void> {
  await page.goto("/admin/settings/texts")
  await page.getByRole("link", { name, exact: true }).click()
}

async function reset(page: Page, name: string): Promise<void> {
  await openGroup(page, name)
  await page.getByRole("button", { name: "Use ours for all of these" }).click()
  await expect(page.getByText("These texts are ours again.")).toBeVisible()
}

// Other journeys go on meanwhile: what they look for stays part of these words.
const SUBJECT = "Confirmed: {page} on {date}, {time} – see you <3"
const HEADLINE = "Your booking is confirmed, how nice"

test("an organizer says a mail's subject and a screen's headline in own words, sees both, and goes back to ours", async ({
  page,
  visitor,
}, testInfo) => {
  test.setTimeout(600_000)
  await alone(async () => {
    await page.goto("/admin/settings")
    await page.getByRole("link", { name: "Texts", exact: true }).click()
    await expect(page.getByRole("heading", { level: 1, name: "Texts" })).toBeVisible()
    await check(page)
    await page.getByRole("searchbox", { name: "Search the texts" }).fill("your payment is in")
    await page.getByRole("button", { name: "Search" }).click()
    await expect(page.getByText("one text has it")).toBeVisible()
    await page.getByRole("link", { name: "Confirmation", exact: true }).click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mail: Confirmation")
    await check(page)

    const preview = page.frameLocator("iframe[title=Preview]")
    await expect(preview.getByText(/^Subject: Confirmed: Consultation on/)).toBeVisible()
    await own(page, "Subject").fill("Confirmed: {page} for {nobody}")
    await own(page, "Headline").fill("It stays typed")
    await save(page)
    await expect(page.getByText(/nothing called \{nobody\} here/).first()).toBeVisible()
    await expect(own(page, "Subject")).toHaveAccessibleDescription(/You can use: \{page\}/)
    await expect(own(page, "Headline")).toHaveValue("It stays typed")
    await check(page)

    await own(page, "Subject").fill(SUBJECT)
    await page.getByRole("button", { name: "Show preview" }).click()
    await expect(preview.getByText(/^Subject: Confirmed: .* – see you <3$/)).toBeVisible()
    const mail = preview.frameLocator("iframe").first()
    await expect(mail.getByRole("heading", { name: "It stays typed" })).toBeVisible()
    await page.getByRole("button", { name: "Use ours for: Headline" }).click()
    await expect(own(page, "Headline")).toHaveValue("")
    await expect(own(page, "Subject")).toHaveValue(SUBJECT)
    await save(page)
    await saved(page)

    await openGroup(page, "A client’s booking")
    await own(page, "Confirmed: headline").fill(HEADLINE)
    await save(page)
    await saved(page)
    await page.goto("/admin/settings/texts?changed=1")
    await expect(page.getByText("one changed")).toHaveCount(2)

    await openDay(page, dayOf("keyboard", 2), "intro")
    await chooseTime(page, testInfo)
    await fillDetails(page, visitor)
    await page.getByRole("button", { name: /^Book/ }).click()
    await expectState(page, HEADLINE)
    const booking = page.url()
    await mailTo(visitor.email, { subject: /^Confirmed: .* – see you <3$/ })

    await reset(page, "Confirmation")
    await reset(page, "A client’s booking")
    await page.goto(booking)
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking is confirmed")

    await openGroup(page, "Confirmation")
    await page.getByRole("link", { name: "Earlier wordings" }).click()
    await expect(page.getByRole("cell", { name: SUBJECT }).first()).toBeVisible()
    await check(page)
    await page
      .getByRole("row", { name: new RegExp(`^Subject our words ${SUBJECT.slice(0, 12)}`) })
      .getByRole("button")
      .first()
      .click()
    await expect(page.getByText("The wording is back.")).toBeVisible()
    await expect(own(page, "Subject")).toHaveValue(SUBJECT)
    await reset(page, "Confirmation")
  })
})
