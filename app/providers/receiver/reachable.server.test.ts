import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addressProblem } from "./address-problem.server.ts"
import { hostOf, isReachable } from "./reachable.server.ts"

const PROPERTY_RUNS = Number(process.env.PROPERTY_RUNS ?? 300)

describe("addresses that no message may go to", () => {
  test.each([
    ["this network", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["carriers' own", "100.64.0.1"],
    ["carriers' own", "100.127.255.255"],
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["link-local", "169.254.0.1"],
    ["clouds' metadata", "169.254.169.254"],
    ["protocol assignments", "192.0.0.192"],
    ["documentation", "192.0.2.1"],
    ["documentation", "198.51.100.1"],
    ["documentation", "203.0.113.1"],
    ["6to4 relays", "192.88.99.1"],
    ["benchmarks", "198.19.0.1"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified", "::"],
    ["loopback", "::1"],
    ["mapped loopback", "::ffff:127.0.0.1"],
    ["mapped private", "::ffff:a00:1"],
    ["mapped public", "::ffff:8.8.8.8"],
    ["compatible loopback", "::127.0.0.1"],
    ["translated metadata", "64:ff9b::a9fe:a9fe"],
    ["local translation", "64:ff9b:1::1"],
    ["discard only", "100::1"],
    ["Teredo", "2001::1"],
    ["documentation", "2001:db8::1"],
    ["6to4 of loopback", "2002:7f00:1::1"],
    ["documentation", "3fff::1"],
    ["segment routing", "5f00::1"],
    ["unique-local", "fc00::1"],
    ["unique-local metadata", "fd00:ec2::254"],
    ["link-local", "fe80::1"],
    ["link-local with its zone", "fe80::1%eth0"],
    ["public with a zone", "2606:4700::1111%eth0"],
    ["site-local", "fec0::1"],
    ["multicast", "ff02::1"],
    ["no address", "example.com"],
    ["nothing", ""],
  ])("%s: %s", (_what, address) => {
    expect(isReachable(address, "public")).toBe(false)
  })

  test.each(["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.0.1", "100.128.0.1"])(
    "while %s is public",
    (address) => expect(isReachable(address, "public")).toBe(true),
  )
  test.each(["2606:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888"])(
    "and so is %s",
    (address) => expect(isReachable(address, "public")).toBe(true),
  )

  test("a laptop reaches itself, and still nobody else's network", () => {
    for (const address of ["127.0.0.1", "127.8.8.8", "::1"]) {
      expect(isReachable(address, "public-and-loopback")).toBe(true)
    }
    for (const address of [
      "10.0.0.1",
      "169.254.169.254",
      "::ffff:127.0.0.1",
      "fe80::1",
      "0.0.0.0",
    ]) {
      expect(isReachable(address, "public-and-loopback")).toBe(false)
    }
  })
})

/** Every way in which a URL may write an IPv4 address. */
const spellings = (bytes: readonly number[]) => {
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  const whole = ((a * 256 + b) * 256 + c) * 256 + d
  const hex = (value: number) => `0x${value.toString(16)}`
  const octal = (value: number) => `0${value.toString(8)}`
  return [
    bytes.join("."),
    String(whole),
    hex(whole),
    octal(whole),
    bytes.map(hex).join("."),
    bytes.map(octal).join("."),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${hex(a)}.${b}.${octal(c * 256 + d)}`,
    `${bytes.join(".")}.`,
    bytes.map((byte) => encodeURIComponent(String(byte)).replace("1", "%31")).join("."),
    bytes.join("\u3002"),
  ]
}

describe("an address written in whatever way", () => {
  const byte = fc.integer({ min: 0, max: 255 })

  test("is judged as the address it is", () => {
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
        const plain = bytes.join(".")
        for (const spelling of spellings(bytes)) {
          const url = `https://${spelling}/hooks`
          expect(hostOf(new URL(url)), spelling).toBe(plain)
          const isPublic = isReachable(plain, "public")
          expect(addressProblem(url, "public"), spelling).toBe(
            isPublic ? null : "webhook-url-private",
          )
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })

  test("is never let through inside another, as IPv6 writes it", () => {
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), ([a, b, c, d]) => {
        const inside = `${a}.${b}.${c}.${d}`
        const pair = (high: number, low: number) => (high * 256 + low).toString(16)
        const forms = [
          `[::ffff:${inside}]`,
          `[::${inside}]`,
          `[64:ff9b::${inside}]`,
          `[2002:${pair(a, b)}:${pair(c, d)}::1]`,
          `[::ffff:${pair(a, b)}:${pair(c, d)}]`,
          `[0:0:0:0:0:FFFF:${pair(a, b)}:${pair(c, d)}]`,
        ]
        for (const host of forms) {
          for (const reach of ["public", "public-and-loopback"] as const) {
            const isPlainLoopback = hostOf(new URL(`https://${host}`)) === "::1"
            if (isPlainLoopback && reach === "public-and-loopback") continue
            expect(addressProblem(`https://${host}/`, reach), host).toBe("webhook-url-private")
          }
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  })
})

test.each([
  ["https://example.com/hooks", null],
  ["https://example.com:8443/hooks?team=1", null],
  ["https://user-7.hooks.example.co.uk./x", null],
  ["not an address", "webhook-url-malformed"],
  [`https://example.com/${"x".repeat(2000)}`, "webhook-url-malformed"],
  ["https://", "webhook-url-malformed"],
  ["ftp://example.com/", "webhook-url-not-https"],
  ["javascript:alert(1)", "webhook-url-not-https"],
  ["file:///etc/passwd", "webhook-url-not-https"],
  ["http://example.com/hooks", "webhook-url-not-https"],
  ["http://localhost:4000/", "webhook-url-not-https"],
  ["https://ada:secret@example.com/", "webhook-url-credentials"],
  ["https://example.com/#part", "webhook-url-fragment"],
  ["https://example.com:22/", "webhook-url-port"],
  ["https://example.com:25/", "webhook-url-port"],
  ["https://example.com:80/", "webhook-url-port"],
  ["https://example.com:6667/", "webhook-url-port"],
  ["https://localhost/", "webhook-url-private"],
  ["https://LOCALHOST./", "webhook-url-private"],
  ["https://app.localhost/", "webhook-url-private"],
  ["https://printer.local/", "webhook-url-private"],
  ["https://metadata.google.internal/", "webhook-url-private"],
  ["https://intranet/", "webhook-url-private"],
  ["https://[::1]/", "webhook-url-private"],
  ["https://169.254.169.254/latest/meta-data", "webhook-url-private"],
])("on a public installation %s is %s", (url, problem) => {
  expect(addressProblem(url, "public")).toBe(problem)
})

test.each([
  ["http://localhost:4000/", null],
  ["http://127.0.0.1:4000/", null],
  ["http://[::1]:4000/", null],
  ["https://localhost/", null],
  ["http://127.0.0.1:22/", "webhook-url-port"],
  ["http://example.com/", "webhook-url-not-https"],
  ["http://10.0.0.1:4000/", "webhook-url-not-https"],
  ["https://10.0.0.1:4000/", "webhook-url-private"],
  ["https://192.168.0.1/", "webhook-url-private"],
])("on a laptop %s is %s", (url, problem) => {
  expect(addressProblem(url, "public-and-loopback")).toBe(problem)
})
