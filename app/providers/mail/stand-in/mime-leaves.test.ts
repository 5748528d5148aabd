import { expect, test } from "vitest"
import { mimeLeaves } from "./mime-leaves.ts"

const message = (text: string) => Buffer.from(text.replaceAll("\n", "\r\n"))

test("nested parts come out in their order, decoded byte for byte", () => {
  const leaves = mimeLeaves(
    message(`Content-Type: multipart/mixed; boundary="one"
Subject: x

preamble
--one
Content-Type: multipart/alternative;
 boundary=two

--two
Content-Transfer-Encoding: quoted-printable

Gr=C3=BC=
=C3=9Fe
--two
Content-Type: text/calendar; charset=utf-8; method=request

BEGIN:VCALENDAR

--two--
--one
Content-Type: application/ics
Content-Disposition: attachment; filename=invite.ics
Content-Transfer-Encoding: base64

YQ0KYg==
--one--
epilogue
`),
  )
  expect(leaves).toEqual([
    { type: "text/plain", method: null, disposition: null, bytes: Buffer.from("Grüße") },
    {
      type: "text/calendar",
      method: "REQUEST",
      disposition: null,
      bytes: Buffer.from("BEGIN:VCALENDAR\r\n"),
    },
    {
      type: "application/ics",
      method: null,
      disposition: "attachment",
      bytes: Buffer.from("a\r\nb"),
    },
  ])
})

test("a message without parts is one leaf", () => {
  expect(mimeLeaves(message("Subject: x\n\nHello\n"))).toEqual([
    { type: "text/plain", method: null, disposition: null, bytes: Buffer.from("Hello\r\n") },
  ])
})
