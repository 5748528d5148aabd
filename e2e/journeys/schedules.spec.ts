import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { test } from "#e2e/owner.ts"
import type { Visitor } from "#e2e/test.ts"

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

/** So many days from now, as a date field takes it. */
function dateIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** A host whom no other journey knows, who has the usual hours. */
async function makeHost(page: Page, { name, email }: Visitor): Promise<void> {
  await page.goto("/admin/hosts/new")
  await page.getByRole("textbox", { name: "Name" }).fill(name)
  await page.getByRole("textbox", { name: "Email" }).fill(email)
  await page.getByRole("button", { name: "Make the host" }).click()
  await expect(page.getByText("The host is made, with hours")).toBeVisible()
}

async function openHours(page: Page, { name }: Visitor): Promise<void> {
  await page.goto("/admin/availability")
  await page.getByRole("link", { name: `Change the hours of ${name}`, exact: true }).click()
  await expect(page.getByRole("heading", { level: 1, name: `Hours of ${name}` })).toBeVisible()
}

const wayTo = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "This schedule" }).getByRole("link", { name })

test("a host gets a second schedule, whose week is opened, closed, copied and run over midnight", async ({
  page,
  visitor,
}) => {
  test.slow()
  await makeHost(page, visitor)
  await page.goto("/admin/availability")
  await check(page)
  await page.getByRole("link", { name: `New schedule for ${visitor.name}` }).click()
  await page.getByRole("button", { name: "Make the schedule" }).click()
  await expect(page.getByText("Fill this in.").first()).toBeVisible()
  await check(page)
  await page.getByRole("textbox", { name: "Name" }).fill("Evenings")
  await page.getByRole("button", { name: "Make the schedule" }).click()
  await expect(page.getByText("The schedule is made. No page uses it yet.")).toBeVisible()

  // A button that is pressed while its page still comes in shows the page again, and does nothing.
  await page.waitForLoadState()
  await page.getByRole("button", { name: "Close every day" }).click()
  await expect(page.getByText("Closed", { exact: true })).toHaveCount(7)
  await page.getByRole("button", { name: "Add hours on Tuesday" }).click()
  await page.getByRole("textbox", { name: "Tuesday, range 1: from" }).fill("21:00")
  await page.getByRole("textbox", { name: "Tuesday, range 1: until" }).fill("02:00")
  await page.getByRole("button", { name: "Save hours" }).click()
  await expect(page.getByText(/^This ends before it starts/).first()).toBeVisible()
  await page
    .getByRole("group", { name: "Tuesday, range 1" })
    .getByRole("checkbox", { name: "ends the next day" })
    .check()
  await page.getByLabel("Copy the hours of Tuesday").click()
  await page.getByRole("button", { name: "To Monday to Friday" }).locator("visible=true").click()
  await expect(page.getByRole("textbox", { name: "Friday, range 1: from" })).toHaveValue("21:00")
  await expect(page.getByText("The hours of Friday run on until 02:00.")).toBeVisible()
  await check(page)
  await page.getByRole("button", { name: "Save hours" }).click()
  await expect(page.getByText("Saved. The pages offer these hours now.")).toBeVisible()
  await page.goto("/admin/availability")
  await expect(page.getByText("Monday to Friday 21:00–02:00 the next day").first()).toBeVisible()
})

test("a schedule is copied and deleted; the only one of a host stays", async ({
  page,
  visitor,
}) => {
  test.slow()
  await makeHost(page, visitor)
  await openHours(page, visitor)
  await wayTo(page, "Delete").click()
  await expect(page.getByText(`This is the only schedule of ${visitor.name}`)).toBeVisible()
  await wayTo(page, "Copy").click()
  await check(page)
  await page.getByRole("button", { name: "Make the copy" }).click()
  await expect(page.getByText("The copy is made. No page uses it yet.")).toBeVisible()
  await wayTo(page, "Delete").click()
  await check(page)
  await page.getByRole("button", { name: "Delete the schedule" }).click()
  await expect(page.getByText("The schedule is deleted.")).toBeVisible()
})

test("dates are closed, replaced after being told, changed and removed", async ({
  page,
  visitor,
}) => {
  test.slow()
  await makeHost(page, visitor)
  await openHours(page, visitor)
  await wayTo(page, "Other dates").click()
  await expect(page.getByText("No other dates ahead")).toBeVisible()
  await check(page)
  await page.getByRole("link", { name: "Add dates" }).click()
  await page.getByLabel("First day").fill(dateIn(-3))
  await page.getByRole("button", { name: "Save dates" }).click()
  await expect(page.getByText("This date is over.").first()).toBeVisible()
  await check(page)
  await page.getByLabel("First day").fill(dateIn(10))
  await page.getByLabel("Last day").fill(dateIn(12))
  await page.getByRole("textbox", { name: "Note" }).fill("Trade fair")
  await page.getByRole("button", { name: "Save dates" }).click()
  await expect(page.getByText("Saved. The pages follow it now.")).toBeVisible()
  await expect(page.getByText("Trade fair")).toBeVisible()
  await check(page)

  await page.getByRole("link", { name: "Add dates" }).click()
  await page.getByLabel("First day").fill(dateIn(12))
  await page.getByRole("radio", { name: "Open at these hours" }).check()
  await page.getByRole("textbox", { name: "Range 1: until" }).fill("11:30")
  await page.getByRole("button", { name: "Save dates" }).click()
  await expect(page.getByText("Something else stands on these dates")).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Range 1: until" })).toHaveValue("11:30")
  await check(page)
  await page.getByRole("button", { name: "Replace what is there" }).click()
  await expect(page.getByText("09:00–11:30")).toBeVisible()

  await page
    .getByRole("link", { name: /^Change / })
    .last()
    .click()
  await page.getByRole("textbox", { name: "Range 1: until" }).fill("12:45")
  await page.getByRole("button", { name: "Save dates" }).click()
  await expect(page.getByText("09:00–12:45")).toBeVisible()
  await page
    .getByRole("button", { name: /^Remove / })
    .last()
    .click()
  await expect(page.getByText("Removed. The weekly hours count again.")).toBeVisible()
  await expect(page.getByText("09:00–12:45")).toHaveCount(0)
})

test("a country's holidays are closed, one of them is worked on, and all go again", async ({
  page,
  visitor,
}) => {
  test.slow()
  await makeHost(page, visitor)
  await openHours(page, visitor)
  await wayTo(page, "Public holidays").click()
  await page.getByRole("combobox", { name: "Country" }).selectOption({ label: "Germany" })
  await page.getByRole("button", { name: "Save holidays" }).click()
  await expect(page.getByText("Saved. The holidays below are closed.")).toBeVisible()
  await page.getByRole("combobox", { name: "Region" }).selectOption({ label: "Bayern" })
  await page.getByRole("button", { name: "Save holidays" }).click()
  await expect(page.getByText("Epiphany").first()).toBeVisible()
  await check(page)
  const epiphany = page.getByRole("listitem").filter({ hasText: "Epiphany" }).first()
  await epiphany.getByRole("button", { name: /^I work on this day: Epiphany/ }).click()
  await expect(epiphany.getByText("Weekly hours")).toBeVisible()
  await epiphany.getByRole("button", { name: /^Close it after all: Epiphany/ }).click()
  await expect(epiphany.getByText("Closed")).toBeVisible()
  await page.getByRole("combobox", { name: "Country" }).selectOption({ label: "No holidays" })
  await page.getByRole("button", { name: "Save holidays" }).click()
  await expect(page.getByText("Saved. No holiday is closed any more.")).toBeVisible()
})

test("a host is paused, which every screen says, and goes on again", async ({ page, visitor }) => {
  await makeHost(page, visitor)
  await page.goto("/admin/availability")
  await page.getByRole("link", { name: `Pause ${visitor.name}` }).click()
  await expect(page.getByText("What is booked stays booked")).toBeVisible()
  await check(page)
  await page.getByRole("button", { name: "Pause" }).click()
  await expect(page.getByText("Paused. None of their times is offered.")).toBeVisible()
  await check(page)
  await openHours(page, visitor)
  await expect(page.getByText(`${visitor.name} is paused`)).toBeVisible()
  await page.goto("/admin/availability")
  await page.getByRole("link", { name: `Let ${visitor.name} go on` }).click()
  await page.getByRole("button", { name: "Go on" }).click()
  await expect(page.getByText("Their times are offered again.")).toBeVisible()
})

test("four weeks are previewed as a client sees them, and a time that is missing is explained", async ({
  page,
}) => {
  test.slow()
  await page.goto("/admin/availability")
  await page.getByRole("link", { name: /^Preview Usual hours, Clara Lindgren/ }).click()
  await page.getByRole("combobox", { name: "Page" }).selectOption({ label: "Consultation" })
  await page.getByRole("button", { name: "Show" }).click()
  const open = page.getByRole("listitem").filter({ hasText: /\d+ times, / })
  await expect(open.first()).toBeVisible()
  await check(page)
  await page.getByLabel("Date").fill(dateIn(5))
  await page.getByLabel("Time", { exact: true }).fill("03:00")
  await page.getByRole("button", { name: "Ask" }).click()
  await expect(page.getByText(/3:00 AM is not offered\.$/)).toBeVisible()
  await expect(page.getByText(/^Outside the weekly hours: /)).toBeVisible()
  await check(page)
  await page.getByLabel("Time", { exact: true }).fill("")
  await page.getByRole("button", { name: "Ask" }).click()
  await expect(page.getByText("Fill this in.")).toBeVisible()

  const day = open.nth(2).getByRole("link")
  const name = (await day.textContent()) ?? ""
  await day.click()
  await expect(page.getByRole("heading", { name: /^Times on / })).toContainText(
    name
      .replace(/^\w+, (\w+ \d+)$/, "$1")
      .split(" ")
      .at(-1) ?? "",
  )
})

test("who saves hours that somebody else changed is told, and loses nothing", async ({
  page,
  context,
  visitor,
}) => {
  test.slow()
  await makeHost(page, visitor)
  await openHours(page, visitor)
  const desk = await context.newPage()
  await desk.goto(page.url())
  await desk.getByRole("textbox", { name: "Monday, range 1: until" }).fill("18:30")
  await desk.getByRole("button", { name: "Save hours" }).click()
  await expect(desk.getByText("Saved. The pages offer these hours now.")).toBeVisible()
  await page.getByRole("textbox", { name: "Friday, range 1: until" }).fill("13:15")
  await page.getByRole("button", { name: "Save hours" }).click()
  await expect(page.getByText("Somebody else saved these hours meanwhile")).toBeVisible()
  await expect(page.getByText(/09:00–18:30/)).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Friday, range 1: until" })).toHaveValue("13:15")
  await check(page)
  await page.getByRole("button", { name: "Save mine over it" }).click()
  await expect(page.getByText("Saved. The pages offer these hours now.")).toBeVisible()
})
