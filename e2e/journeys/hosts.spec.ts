import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { chooseTime, expectConfirmed, fillDetails, openDay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { addHost } from "#e2e/hosts.ts"
import { test } from "#e2e/owner.ts"
import { mailTo } from "#e2e/sandbox.ts"
import type { Visitor } from "#e2e/test.ts"

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

/** A free page of one's own, as a draft. @returns its address in the admin */
async function makePage(page: Page, visitor: Visitor): Promise<{ slug: string; edit: string }> {
  const slug = visitor.email.split("@")[0]!
  await page.goto("/admin/pages/new")
  await page.getByRole("textbox", { name: "Title" }).fill(`Team of ${visitor.name}`)
  await page.getByRole("textbox", { name: "Address" }).fill(slug)
  await page.getByRole("button", { name: "Make the draft" }).click()
  await expect(page.getByText("The draft is made.")).toBeVisible()
  return { slug, edit: page.url().split("?")[0]! }
}

async function makeHost(page: Page, { name, email }: Visitor): Promise<void> {
  await page.goto("/admin/hosts/new")
  await page.getByRole("textbox", { name: "Name" }).fill(name)
  await page.getByRole("textbox", { name: "Email" }).fill(email)
  await page.getByRole("button", { name: "Make the host" }).click()
  await expect(page.getByText("The host is made, with hours")).toBeVisible()
}

/** The hosts as the page's form shows them, in their order. */
const places = (page: Page) =>
  page.getByRole("group", { name: "Hosts of this page" }).getByRole("listitem")

test("a host is made, put on a page, led to the front and given a weight", async ({
  page,
  visitor,
}) => {
  test.slow()
  await page.goto("/admin/settings")
  await page.getByRole("link", { name: "Hosts" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Hosts" })).toBeVisible()
  await expect(page.getByRole("row", { name: /Jonas Weber.*No sign-in/ })).toBeVisible()
  await check(page)

  await page.getByRole("link", { name: "New host" }).click()
  await page.getByRole("textbox", { name: "Name" }).fill(visitor.name)
  await page.getByRole("textbox", { name: "Email" }).fill("not an address")
  await page.getByRole("button", { name: "Make the host" }).click()
  await expect(page.getByText(/^Give a whole email address/).first()).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(visitor.name)
  await check(page)
  await page.getByRole("textbox", { name: "Email" }).fill(visitor.email)
  await page.getByRole("button", { name: "Make the host" }).click()
  await expect(page.getByText("The host is made, with hours")).toBeVisible()
  await expect(page.getByRole("link", { name: "Usual hours (Europe/Berlin)" })).toBeVisible()
  await check(page)
  await page.getByRole("textbox", { name: "Name" }).fill(`${visitor.name} Jr`)
  await page.getByRole("button", { name: "Save host" }).click()
  await expect(page.getByRole("heading", { level: 1, name: `${visitor.name} Jr` })).toBeVisible()

  const { edit } = await makePage(page, visitor)
  await page.getByRole("radio", { name: /^Round robin/ }).check()
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible()
  await page
    .getByRole("navigation", { name: "This page" })
    .getByRole("link", { name: "Hosts" })
    .click()
  await expect(page.getByText("Only Clara Lindgren takes turns")).toBeVisible()
  await expect(places(page)).toHaveCount(1)

  await addHost(page, `${visitor.name} Jr`)
  await expect(places(page)).toHaveCount(2)
  await page.getByRole("button", { name: `Move ${visitor.name} Jr up` }).click()
  await expect(places(page).first()).toContainText(visitor.name)
  await page.getByRole("textbox", { name: `Weight of ${visitor.name} Jr` }).fill("101")
  await page.getByRole("button", { name: "Save hosts" }).click()
  await expect(page.getByText("Give a whole number from 1 to 100.").first()).toBeVisible()
  await check(page)
  const weight = page.getByRole("textbox", { name: `Weight of ${visitor.name} Jr` })
  await expect(weight).toHaveValue("101")
  await weight.fill("3")
  await page.getByRole("button", { name: "Save hosts" }).click()
  await expect(page.getByText("Saved. It counts at once.")).toBeVisible()
  await expect(places(page).first()).toContainText(visitor.name)
  await expect(weight).toHaveValue("3")
  await expect(page.getByText("takes turns, so every booking")).toHaveCount(0)

  await page.getByRole("button", { name: "Remove Clara Lindgren" }).click()
  await expect(places(page)).toHaveCount(1)
  await page.getByRole("button", { name: "Save hosts" }).click()
  await expect(page.getByText("Saved. It counts at once.")).toBeVisible()
  await page.goto(`${edit}/publication`)
  await expect(page.getByText(/takes turns, so every booking goes to the same host/)).toBeVisible()
  await expect(page.getByText(/changes nothing here/)).toBeVisible()
  await check(page)
})

test("how hosts are chosen, limits and seats are part of what is saved, and can be compared", async ({
  page,
  visitor,
}) => {
  test.slow()
  const { edit } = await makePage(page, visitor)
  await page.getByRole("radio", { name: /^All together/ }).check()
  await page.getByRole("textbox", { name: "Bookings per week" }).fill("0")
  await page.getByRole("textbox", { name: "Seats" }).fill("many")
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText("Give a whole number from 1 to 1000.").first()).toBeVisible()
  await expect(page.getByText("Give a whole number from 1 to 500.").first()).toBeVisible()
  await expect(page.getByRole("radio", { name: /^All together/ })).toBeChecked()
  await check(page)
  await page.getByRole("textbox", { name: "Bookings per week" }).fill("12")
  await page.getByRole("textbox", { name: "Seats" }).fill("8")
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Bookings per week" })).toHaveValue("12")
  await expect(page.getByRole("textbox", { name: "Bookings per day" })).toHaveValue("")

  await page.goto(`${edit}/revisions/2`)
  await expect(page.getByRole("row", { name: "Hosts One host All together" })).toBeVisible()
  await expect(page.getByRole("row", { name: "At most no limit 12 a week" })).toBeVisible()
  await expect(page.getByRole("row", { name: "Seats 1 seat 8 seats" })).toBeVisible()
})

test("a limit below what is booked already is saved, and says so at the field", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  const { slug, edit } = await makePage(page, visitor)
  await page.getByRole("link", { name: "Publication" }).click()
  await page.getByRole("button", { name: "Publish" }).click()
  await expect(page.getByText("Published. This is its address:")).toBeVisible()
  const date = dayOf("free", 1)
  for (const turn of ["first", "second"]) {
    await page.goto(`/demo/${slug}`)
    await openDay(page, date, slug)
    await chooseTime(page, testInfo)
    await fillDetails(page, { ...visitor, email: `${turn}-${visitor.email}` })
    await page.getByRole("button", { name: /^Book/ }).click()
    await expectConfirmed(page)
  }
  await page.goto(edit)
  await page.getByRole("textbox", { name: "Bookings per day" }).fill("1")
  await page.getByRole("button", { name: "Save as draft" }).click()
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible()
  await page.getByRole("link", { name: "Look at the limits" }).click()
  const field = page.getByRole("textbox", { name: "Bookings per day" })
  await expect(field).toBeInViewport()
  await expect(field).toHaveValue("1")
  await expect(field).toHaveAccessibleDescription(
    /2 bookings are already there for Clara Lindgren on .*: nothing more is offered on such days/,
  )
  await check(page)
})

test("a booking is given to another host, who is told, and the client too", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  // Somebody of one's own, since everybody else may have been given another journey's booking.
  const other = `Ida ${visitor.name}`
  await makeHost(page, { name: other, email: `ida-${visitor.email}` })
  const { slug, edit } = await makePage(page, visitor)
  await page.goto(`${edit}/hosts`)
  await addHost(page, other)
  await expect(places(page)).toHaveCount(2)
  await page.getByRole("button", { name: "Save hosts" }).click()
  await expect(page.getByText("Only the first host, Clara Lindgren, is booked.")).toBeVisible()
  await page.goto(`${edit}/publication`)
  await page.getByRole("button", { name: "Publish" }).click()
  await expect(page.getByText("Published. This is its address:")).toBeVisible()
  await openDay(page, dayOf("free", 2), slug)
  await chooseTime(page, testInfo)
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: /^Book/ }).click()
  await expectConfirmed(page)
  await mailTo(visitor.email, { subject: /^Confirmed: / })

  await page.goto(`/admin/bookings?q=${encodeURIComponent(visitor.email)}`)
  await page.getByRole("rowheader").getByRole("link").click()
  await page.getByRole("link", { name: "Give to another host" }).click()
  await expect(page.getByText("Now with Clara Lindgren")).toBeVisible()
  await check(page)
  await page.getByRole("radio", { name: other }).check()
  await page.getByRole("button", { name: "Give it to them" }).click()
  await expect(page.getByText("Somebody else takes it over.")).toBeVisible()
  await expect(page.getByRole("definition").getByText(other, { exact: true })).toBeVisible()
  await expect(page.getByText("Given to another host").first()).toBeVisible()
  await check(page)
  const mail = await mailTo(visitor.email, { subject: / is now with Ida / })
  expect(mail.text).toContain(`Your booking is now with ${other}`)
})
