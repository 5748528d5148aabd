import { expect, test } from "vitest"
import { FORM_BEGINS, FORM_ENDS, requireForm } from "./read-form.ts"

const address = "http://localhost/admin/availability/1?notice=created"

function sent(fields: Record<string, string>): Request {
  return new Request(address, { method: "POST", body: new URLSearchParams(fields) })
}

test("a form that was pressed before its page was all there shows the page again, and nothing is taken for empty", async () => {
  const cut = requireForm(sent({ [FORM_BEGINS]: "1", "hours[0].shown": "1" }))
  const answer = await cut.then(
    () => null,
    (thrown: unknown) => thrown as Response,
  )
  expect(answer?.status).toBe(303)
  expect(answer?.headers.get("location")).toBe("/admin/availability/1?notice=created")
})

test("a whole form is read, and so is a short one that has no ends", async () => {
  const whole = await requireForm(sent({ [FORM_BEGINS]: "1", name: "Evenings", [FORM_ENDS]: "1" }))
  expect(whole.get("name")).toBe("Evenings")
  expect((await requireForm(sent({ name: "Evenings" }))).get("name")).toBe("Evenings")
})

test("a body that is no form is refused", async () => {
  const request = new Request(address, { method: "POST", body: "{}" })
  await expect(requireForm(request)).rejects.toMatchObject({ status: 400 })
})
