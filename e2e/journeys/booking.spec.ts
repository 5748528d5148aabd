import { expect } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import {
  chooseDay,
  chooseTime,
  expectCheckout,
  expectConfirmed,
  expectState,
  fillDetails,
  openDay,
  pay,
} from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import {
  addressIn,
  calendarFileOf,
  eventAt,
  mailsTo,
  mailTo,
  moneyOf,
  noEventAt,
  OWNER_EMAIL,
} from "#e2e/sandbox.ts"
import { test } from "#e2e/test.ts"

test("a client books, pays, is invited, moves, and cancels for all the money", async ({
  page,
  visitor,
  complaints,
}, testInfo) => {
  test.slow()
  const hasScript = testInfo.project.name !== "no-script"
  const check = async () => {
    if (!hasScript) return
    await expectAccessible(page)
    await expectNarrow(page)
  }
  const { name, email } = visitor

  await page.goto("/demo/consultation")
  await expect(page.getByRole("heading", { level: 1, name: "Consultation" })).toBeVisible()
  await expect(page.getByText("€50.00").first()).toBeVisible()
  await check()
  await openDay(page, dayOf("booking"))
  await check()
  const startsAt = await chooseTime(page, testInfo)
  await fillDetails(page, visitor)
  await check()
  await page.getByRole("button", { name: /^Hold this time and pay €50\.00/ }).click()
  await expectCheckout(page)

  const held = await eventAt(startsAt, { status: "tentative" })
  expect(held.summary).toBe("Hold: Consultation")
  expect(JSON.stringify(held)).not.toContain(email)

  await pay(page)
  await expectConfirmed(page)
  await check()
  await expect(page.getByText(`The invitation has been sent to ${email}.`)).toBeVisible()

  const confirmed = await eventAt(startsAt, { status: "confirmed" })
  expect(confirmed.id).toBe(held.id)
  expect(confirmed.attendees?.map((guest) => guest.email)).toContain(email)

  const invitation = await mailTo(email, { subject: /^Confirmed: / })
  const request = calendarFileOf(invitation)
  expect(request).toMatchObject({ method: "REQUEST", uid: confirmed.iCalUID, status: "CONFIRMED" })
  await mailTo(OWNER_EMAIL, { subject: /^New booking: /, words: name })

  await page.goto(addressIn(invitation, "/reschedule"))
  await check()
  await chooseDay(page, dayOf("booking", 1))
  const movedTo = await chooseTime(page, testInfo)
  await expect(page.getByRole("heading", { name: "Move to this time?" })).toBeVisible()
  await check()
  await page.getByRole("button", { name: "Move the booking" }).click()
  await expectConfirmed(page)

  const moved = await eventAt(movedTo, { status: "confirmed" })
  expect(moved.id).toBe(held.id)
  await noEventAt(startsAt)
  const movedMail = await mailTo(email, { subject: /^Moved: / })
  const replaced = calendarFileOf(movedMail)
  expect(replaced).toMatchObject({ method: "REQUEST", uid: request.uid })
  expect(replaced.sequence).toBeGreaterThan(request.sequence)
  await mailTo(OWNER_EMAIL, { subject: /^Moved: /, words: name })

  await page.goto(addressIn(invitation, "/cancel"))
  await expect(page.getByRole("heading", { name: "This booking was moved" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Cancel this booking" })).toHaveCount(0)

  await page.goto(addressIn(movedMail, "/cancel"))
  await expect(page.getByText("You get €50.00 back in full")).toBeVisible()
  await check()
  await page.getByRole("button", { name: "Cancel this booking" }).click()
  await expectState(page, /This booking is canceled|Your money has been returned/)
  await expect(page.getByText(/€50\.00 (is on its way back|was sent back)/)).toBeVisible()
  await check()

  await expect
    .poll(async () => (await moneyOf(email)).refunds, { timeout: 20_000 })
    .toEqual([expect.objectContaining({ amount: 5000, currency: "eur", status: "succeeded" })])
  expect((await moneyOf(email)).sessions).toHaveLength(1)
  const canceled = calendarFileOf(await mailTo(email, { subject: /^Canceled: / }))
  expect(canceled).toMatchObject({ method: "CANCEL", uid: request.uid })
  expect(canceled.sequence).toBeGreaterThan(replaced.sequence)
  await mailTo(OWNER_EMAIL, { subject: /^Canceled: /, words: name })
  await noEventAt(movedTo)
  await expect(async () => {
    await page.reload()
    await expectState(page, "Your money has been returned", 2_000)
  }).toPass({ timeout: 30_000 })
  // One of each: nothing came twice while all of this went on.
  expect((await mailsTo(email)).map(({ subject }) => subject.split(":")[0])).toEqual([
    "Confirmed",
    "Moved",
    "Canceled",
  ])
  expect(complaints).toEqual([])
})
