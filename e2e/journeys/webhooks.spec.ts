import { expect, type Page } from "@playwright/test"
import { expectAccessible, expectNarrow } from "#e2e/accessible.ts"
import { chooseTime, expectConfirmed, fillDetails, openDay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { test } from "#e2e/owner.ts"
import { isSignedWith, startReceiver } from "#e2e/receiver.ts"

async function check(page: Page): Promise<void> {
  if (test.info().project.name === "no-script") return
  await expectAccessible(page)
  await expectNarrow(page)
}

const secretOn = (page: Page) => page.getByRole("textbox", { name: "Secret" }).inputValue()

/** Makes an endpoint, and stands on its page. @returns its secret */
async function makeEndpoint(page: Page, url: string): Promise<string> {
  await page.goto("/admin/settings/webhooks/new")
  await page.getByRole("textbox", { name: "Address" }).fill(url)
  await page.getByRole("button", { name: "Make the webhook" }).click()
  await expect(page.getByText("The webhook is made")).toBeVisible()
  const secret = await secretOn(page)
  await page.getByRole("link", { name: "Go on to the webhook" }).click()
  await expect(page.getByRole("heading", { level: 1, name: url })).toBeVisible()
  return secret
}

async function deleteEndpoint(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Delete" }).click()
  await page.getByRole("button", { name: "Delete the webhook" }).click()
  await expect(page.getByText("The webhook is deleted.")).toBeVisible()
}

/** Looks at a page again until its text is there. */
async function reloadUntil(page: Page, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

test("a webhook is made, tested, sent again, given a new secret, paused and deleted", async ({
  page,
}) => {
  test.slow()
  const receiver = await startReceiver()
  await page.goto("/admin/settings")
  await page.getByRole("link", { name: "Webhooks" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Webhooks" })).toBeVisible()
  await check(page)
  await page.getByRole("link", { name: "New webhook" }).click()
  const address = page.getByRole("textbox", { name: "Address" })
  await address.fill("https://192.168.0.1/hooks")
  await page.getByRole("radio", { name: "Only these:" }).check()
  // Kinds that no other journey causes, so that only what is sent here arrives.
  await page.getByRole("checkbox", { name: /^booking\.completed/ }).check()
  await page.getByRole("checkbox", { name: /^booking\.refund_failed/ }).check()
  await page.getByRole("button", { name: "Make the webhook" }).click()
  await expect(page.getByText("This leads into a private network").first()).toBeVisible()
  await expect(address).toHaveValue("https://192.168.0.1/hooks")
  await expect(address).toHaveAccessibleDescription(/private network/)
  await expect(page.getByRole("checkbox", { name: /^booking\.completed/ })).toBeChecked()
  await check(page)
  await address.fill(receiver.url)
  await page.getByRole("button", { name: "Make the webhook" }).click()
  await expect(page.getByText("The webhook is made")).toBeVisible()
  await check(page)
  const secret = await secretOn(page)
  await page.getByRole("link", { name: "Go on to the webhook" }).click()
  await expect(page.getByText("booking.completed, booking.refund_failed")).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)
  await check(page)

  receiver.answer(503)
  await page.getByRole("button", { name: "Send a test message" }).click()
  await expect(page.getByText("A test message is on its way.")).toBeVisible()
  const sent = await receiver.next(({ body }) => body.type === "test.message")
  expect(isSignedWith(secret, sent)).toBe(true)
  await reloadUntil(page, "Answered 503")
  await expect(
    page.getByRole("row", { name: /test\.message Waiting Answered 503 1/ }),
  ).toBeVisible()
  const endpoint = page.url().split("?")[0]!
  await page.getByRole("rowheader").getByRole("link", { name: "test.message" }).click()
  await expect(page.getByText("Nobody is at home")).toBeVisible()
  await expect(page.getByText("Next try")).toBeVisible()
  await expect(page.getByRole("region", { name: "What was sent" })).toContainText("test.message")
  await check(page)
  receiver.answer(204)
  await page.getByRole("button", { name: "Send it again" }).click()
  await expect(page.getByText("It is sent again.")).toBeVisible()
  const again = await receiver.next(({ id }) => id === sent.id, 2)
  expect(again.raw).toBe(sent.raw)
  await reloadUntil(page, "Answered 204")

  await page.goto(endpoint)
  await page.getByRole("link", { name: "New secret" }).click()
  await check(page)
  await page.getByRole("button", { name: "Make a new secret" }).click()
  await expect(page.getByText("This is the new secret")).toBeVisible()
  const next = await secretOn(page)
  await check(page)
  await page.getByRole("link", { name: "All deliveries" }).click()
  await expect(page.getByText("The secret before this one signs too until")).toBeVisible()
  receiver.answer(410)
  await page.getByRole("button", { name: "Send a test message" }).click()
  const last = await receiver.next(({ id }) => id !== sent.id)
  expect([isSignedWith(secret, last), isSignedWith(next, last)]).toEqual([true, true])
  await reloadUntil(page, "It answered 410")
  await expect(page.getByRole("button", { name: "Send a test message" })).toHaveCount(0)
  await check(page)
  receiver.answer(204)
  await page.getByRole("button", { name: "Let it go on" }).click()
  await expect(page.getByText("It goes on.")).toBeVisible()
  await page.getByRole("link", { name: "Failed" }).click()
  await expect(page.getByRole("row", { name: /test\.message Failed Answered 410/ })).toBeVisible()
  await page.getByRole("link", { name: "Change address and messages" }).click()
  await expect(page.getByRole("radio", { name: "Only these:" })).toBeChecked()
  await page.getByRole("radio", { name: /^All messages/ }).check()
  await check(page)
  await page.getByRole("button", { name: "Save webhook" }).click()
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible()
  await deleteEndpoint(page)
  await check(page)
  await receiver.stop()
})

test("a program hears of a booking, with what was booked and nothing that gives power over it", async ({
  page,
  visitor,
}, testInfo) => {
  test.slow()
  const receiver = await startReceiver()
  const secret = await makeEndpoint(page, receiver.url)
  const endpoint = page.url()
  await openDay(page, dayOf("keyboard", 1), "intro")
  const startsAt = await chooseTime(page, testInfo)
  await fillDetails(page, visitor)
  await page.getByRole("button", { name: /^Book/ }).click()
  await expectConfirmed(page)
  const message = await receiver.next(
    ({ body }) => body.type === "booking.confirmed" && body.data["email"] === visitor.email,
  )
  expect(isSignedWith(secret, message)).toBe(true)
  expect(message.body.data).toMatchObject({
    state: "CONFIRMED",
    page: "intro",
    name: visitor.name,
    amountMinor: 0,
  })
  expect(new Date(String(message.body.data["start"])).getTime()).toBe(new Date(startsAt).getTime())
  expect(message.raw).not.toMatch(/\/bookings\/|token/)
  await page.goto(endpoint)
  await expect(
    page.getByRole("row", { name: /booking\.confirmed Delivered/ }).first(),
  ).toBeVisible()
  await deleteEndpoint(page)
  await receiver.stop()
})
