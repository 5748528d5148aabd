import { expect } from "@playwright/test"
import { expectConfirmed, hold, pay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { addressesIn, eventAt, mailsTo, mailTo, moneyOf, OWNER_EMAIL } from "#e2e/sandbox.ts"
import { test } from "#e2e/test.ts"

test("opening every link of every mail changes nothing", async ({
  page,
  context,
  request,
  visitor,
  baseURL,
}, testInfo) => {
  test.slow()
  const startsAt = await hold(page, { date: dayOf("links"), visitor, testInfo })
  await pay(page)
  await expectConfirmed(page)
  const event = await eventAt(startsAt, { status: "confirmed" })
  await mailTo(visitor.email, { subject: /^Confirmed: / })
  await mailTo(OWNER_EMAIL, { subject: /^New booking: /, words: visitor.name })
  const everything = async () => ({
    mails: await mailsTo(visitor.email),
    event: await eventAt(startsAt),
    money: await moneyOf(visitor.email),
  })
  const before = await everything()

  const mails = [...before.mails, ...(await mailsTo(OWNER_EMAIL, visitor.name))]
  const own = mails.flatMap(addressesIn).filter((address) => address.startsWith(`${baseURL}/`))
  expect(own.length).toBeGreaterThanOrEqual(5)
  for (const address of new Set(own)) {
    for (const method of ["HEAD", "GET"] as const) {
      const answer = await request.fetch(address, { method, maxRedirects: 0 })
      expect(answer.status(), `${method} ${address}`).toBeLessThan(400)
    }
    if (address.endsWith(".ics")) continue
    const visit = await context.newPage()
    await visit.goto(address)
    await expect(visit.getByRole("heading", { level: 1 })).toBeVisible()
    await visit.close()
  }

  await page.reload()
  await expectConfirmed(page)
  const after = await everything()
  expect(after).toEqual(before)
  expect(after.event.id).toBe(event.id)
})

test("a mail says the same in text as in HTML, and can be read with images off", async ({
  page,
  visitor,
}, testInfo) => {
  await hold(page, { date: dayOf("links", 1), visitor, testInfo })
  await pay(page)
  await expectConfirmed(page)
  const mail = await mailTo(visitor.email, { subject: /^Confirmed: / })
  for (const words of [visitor.name, "Consultation", "Clara Lindgren", "€50.00", "Berlin"]) {
    expect(mail.text).toContain(words)
    expect(mail.html).toContain(words)
  }
  expect(mail.html).not.toMatch(/<img/i)
  expect(mail.headers["from"]).toContain("Lindgren Strategy")
})
