import fc from "fast-check"
import { expect, test } from "vitest"
import { readSmtpUrl, SmtpUrlProblem } from "./smtp-url.ts"

test("plain port 25 without a login: TLS when offered, from whoever offers it", () => {
  expect(readSmtpUrl("smtp://relay.example.com")).toEqual({
    host: "relay.example.com",
    port: 25,
    secure: false,
    login: null,
    requireTls: false,
    verifyCertificate: false,
    authorityFile: null,
    greetingName: null,
  })
})

test("port 587 with a login: no password goes out before a verified STARTTLS", () => {
  expect(readSmtpUrl("smtp://me:secret@mail.example.com")).toMatchObject({
    port: 587,
    secure: false,
    login: { user: "me", password: "secret" },
    requireTls: true,
    verifyCertificate: true,
  })
})

test("smtps is TLS from the first byte, on port 465", () => {
  expect(readSmtpUrl("smtps://me:secret@mail.example.com")).toMatchObject({
    port: 465,
    secure: true,
    requireTls: false,
    verifyCertificate: true,
  })
})

test("a server on this machine may take a login without TLS", () => {
  for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
    expect(readSmtpUrl(`smtp://me:secret@${host}:2525`)).toMatchObject({
      requireTls: false,
      verifyCertificate: false,
      port: 2525,
    })
  }
})

test("a password may hold quotes, hash signs, slashes, colons and at signs as they are", () => {
  const password = `p"a'ss#w/o:r?d@1%`
  expect(readSmtpUrl(`smtp://me@example.com:${password}@mail.example.com:587`)).toMatchObject({
    host: "mail.example.com",
    login: { user: "me@example.com", password },
  })
})

test("any login percent-encoded comes back as it was", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (user, password) => {
      const url = `smtps://${encodeURIComponent(user)}:${encodeURIComponent(password)}@mail.example.com`
      expect(readSmtpUrl(url).login).toEqual({ user, password })
    }),
  )
})

test("options name a certificate authority and a greeting", () => {
  expect(readSmtpUrl("smtp://relay.example.com?ca=/etc/ca.pem&name=app.example.com")).toMatchObject(
    {
      authorityFile: "/etc/ca.pem",
      greetingName: "app.example.com",
      verifyCertificate: true,
    },
  )
})

test("an address that cannot be read is refused in a sentence that does not hold the password", () => {
  for (const url of [
    "",
    "http://mail.example.com",
    "smtp://",
    "smtp://me:hunter2@",
    "smtp://me:hunter2@mail example.com",
    "smtp://me:hunter2@mail.example.com:99999",
    "smtp://me:hunter2@mail.example.com:0",
    "smtp://:hunter2@mail.example.com",
    "smtp://me:hunter2@mail.example.com?tls=off",
  ]) {
    let problem: unknown = null
    try {
      readSmtpUrl(url)
    } catch (error) {
      problem = error
    }
    expect(problem).toBeInstanceOf(SmtpUrlProblem)
    expect(String(problem)).toContain("SMTP_URL")
    expect(String(problem)).not.toContain("hunter2")
  }
})
