import { expect, test } from "vitest"
import { readHost, readHostName } from "./host-name.ts"

test.each([
  ["book.example.com", "book.example.com"],
  ["BOOK.Example.COM", "book.example.com"],
  ["book.example.com.", "book.example.com"],
  ["book.example.com:443", "book.example.com"],
  ["book.example.com.:8443", "book.example.com"],
  ["bücher.example", "xn--bcher-kva.example"],
  ["ＢＯＯＫ.example", "book.example"],
  ["localhost:3000", "localhost"],
  ["0x7f.1", "127.0.0.1"],
  ["[::1]:3000", "[::1]"],
  ["evil.example@book.example", null],
  ["user:word@book.example", null],
  ["book.example/path", null],
  ["book.example\\@evil.example", null],
  ["book.example#evil", null],
  ["book.example?evil", null],
  ["book.example\r\nX-Evil: 1", null],
  ["book.example evil.example", null],
  ["book.example:99999", null],
  [`${"long.".repeat(50)}example`, null],
  ["", null],
  [undefined, null],
])("the host %j is read as %j", (text, host) => {
  expect(readHost(text)).toBe(host)
})

const server = { appUrl: "https://app.holdfast.example", isLoopback: false }
const laptop = { appUrl: "http://localhost:3000", isLoopback: true }

test.each([
  ["book.example.com", "book.example.com"],
  [" Book.Example.com. ", "book.example.com"],
  ["https://book.example.com/", "book.example.com"],
  ["http://Bücher.example", "xn--bcher-kva.example"],
  ["münchen.xn--p1ai", "xn--mnchen-3ya.xn--p1ai"],
])("%j is a name of one's own", (typed, host) => {
  expect(readHostName(typed, server)).toEqual({ ok: true, host })
})

test.each([
  ["", "domain-empty"],
  ["   ", "domain-empty"],
  ["book.example.com:8443", "domain-port"],
  ["book.example.com:443", "domain-port"],
  ["203.0.113.9", "domain-address"],
  ["3405803785", "domain-address"],
  ["[2001:db8::1]", "domain-address"],
  ["example", "domain-malformed"],
  ["*.example.com", "domain-malformed"],
  ["_acme.example.com", "domain-malformed"],
  ["-a.example.com", "domain-malformed"],
  ["a..example.com", "domain-malformed"],
  ["https://book.example.com/page", "domain-malformed"],
  ["me@example.com", "domain-malformed"],
  [`${"a".repeat(64)}.example`, "domain-malformed"],
  [`${"abcdefgh.".repeat(30)}example`, "domain-malformed"],
  ["app.holdfast.example", "domain-ours"],
  ["APP.Holdfast.example.", "domain-ours"],
  ["localhost", "domain-inside"],
  ["book.localhost", "domain-inside"],
  ["nas.local", "domain-inside"],
  ["db.internal", "domain-inside"],
  ["1.0.0.127.in-addr.arpa", "domain-inside"],
])("%j is refused: %s", (typed, problem) => {
  expect(readHostName(typed, server)).toEqual({ ok: false, problem })
})

test("on a laptop names under .localhost are one's own, with the port that is there anyway", () => {
  for (const typed of ["book.localhost", "book.localhost:3000", "http://book.localhost:3000/"]) {
    expect(readHostName(typed, laptop)).toEqual({ ok: true, host: "book.localhost" })
  }
  expect(readHostName("book.localhost:3001", laptop)).toMatchObject({ problem: "domain-port" })
  expect(readHostName("localhost:3000", laptop)).toMatchObject({ problem: "domain-ours" })
})
