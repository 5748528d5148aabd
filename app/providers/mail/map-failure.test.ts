import { expect, test } from "vitest"
import { mailFailureOf } from "./map-failure.ts"
import { MailFailure } from "./port.ts"

const thrown = (facts: object) => Object.assign(new Error("library text"), facts)

test.each([
  [{ code: "EENVELOPE", responseCode: 550, command: "RCPT TO" }, "permanent", "550"],
  [{ code: "EENVELOPE", responseCode: 451, command: "RCPT TO" }, "temporary", "451"],
  [{ code: "EMESSAGE", responseCode: 554, command: "DATA" }, "permanent", "554"],
  [{ code: "EMESSAGE", responseCode: 452, command: "DATA" }, "temporary", "452"],
  [{ code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }, "sign-in", "535"],
  [{ code: "EAUTH", responseCode: 454, command: "AUTH PLAIN" }, "temporary", "454"],
  [{ code: "EENVELOPE", responseCode: 530, command: "MAIL FROM" }, "sign-in", "530"],
  [{ code: "EAUTH", command: "API" }, "sign-in", "EAUTH"],
  [{ code: "EPROTOCOL", responseCode: 554, command: "CONN" }, "unreachable", "554"],
  [{ code: "EPROTOCOL", responseCode: 421, command: "CONN" }, "temporary", "421"],
  [{ code: "ESOCKET", command: "CONN" }, "unreachable", "ESOCKET"],
  [{ code: "ETIMEDOUT", command: "CONN" }, "unreachable", "ETIMEDOUT"],
  [{ code: "ETLS", command: "STARTTLS" }, "unreachable", "ETLS"],
  [{ code: "EDNS" }, "unreachable", "EDNS"],
  [{ code: "EENVELOPE", command: "API" }, "permanent", "EENVELOPE"],
  [{}, "unreachable", "UNKNOWN"],
] as const)("%j is %s", (facts, kind, code) => {
  expect(mailFailureOf(thrown(facts), "")).toMatchObject({ kind, code })
})

test("the server's own words are kept, on one line and without the recipient's address", () => {
  const response = "550-5.1.1 <Zoe.Client@example.org>\r\n550 no such user zoe.client@EXAMPLE.org"
  const failure = mailFailureOf(
    thrown({ code: "EENVELOPE", responseCode: 550, response }),
    "zoe.client@example.org",
  )
  expect(failure.response).toBe("550-5.1.1 <[recipient]> 550 no such user [recipient]")
  expect(failure.message).toBe("mail: permanent (550)")
})

test("a failure of ours passes through, and what is no error at all is still a failure", () => {
  const own = new MailFailure("permanent", "EMESSAGE", "An address is malformed.")
  expect(mailFailureOf(own, "")).toBe(own)
  expect(mailFailureOf(null, "")).toMatchObject({ kind: "unreachable" })
})
