import { expect, test } from "vitest"
import { answersTo, senderOf } from "./sender.ts"

const mailFrom = "bookings@app.example"
const studio = { name: "Studio Berg", senderName: "", senderAddress: "" }
const host = { name: "Anna", address: "anna@example.com" }

test("without a wish mails are from the installation's address in the organizer's name", () => {
  const sender = senderOf(studio, ["studio.example"], mailFrom)
  expect(sender).toEqual({ from: { name: "Studio Berg", address: mailFrom }, replyTo: null })
  expect(answersTo(sender, { mailFrom, host })).toEqual(host)
})

test("an address under a proven domain is the sender, in the name that was chosen", () => {
  const wish = { ...studio, senderName: "Berg", senderAddress: "hello@Studio.example" }
  const sender = senderOf(wish, ["studio.example"], mailFrom)
  const own = { name: "Berg", address: "hello@Studio.example" }
  expect(sender).toEqual({ from: own, replyTo: null })
  expect(answersTo(sender, { mailFrom, host })).toEqual(own)
})

test.each([
  "hello@elsewhere.example",
  "hello@mail.studio.example",
  "hello@xstudio.example",
  "hello@studio.example.evil.example",
  "hello@studio.example@evil.example",
])("%s is nobody's to write as: answers go there, and it is not the sender", (senderAddress) => {
  const sender = senderOf({ ...studio, senderAddress }, ["studio.example"], mailFrom)
  expect(sender.from).toEqual({ name: "Studio Berg", address: mailFrom })
  expect(answersTo(sender, { mailFrom, host }).address).toBe(senderAddress)
})
