import { expect } from "@playwright/test"
import { expectConfirmed, expectState, hold, pay } from "#e2e/client.ts"
import { dayOf } from "#e2e/days.ts"
import { failCheckout, moneyOf } from "#e2e/sandbox.ts"
import { test } from "#e2e/test.ts"

test("while the provider does not say whether it was paid, the page says so, and ends by itself", async ({
  page,
  visitor,
}, testInfo) => {
  await hold(page, { date: dayOf("checking"), visitor, testInfo })
  const [session] = (await moneyOf(visitor.email)).sessions
  await failCheckout(session!.id, 6)
  await pay(page)
  await expectState(page, "We are checking your payment")
  await expect(page.getByRole("button", { name: /payment/ })).toHaveCount(0)
  // Nobody touches the page from here on.
  await expectConfirmed(page)
})
