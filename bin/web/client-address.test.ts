import fc from "fast-check"
import { expect, test } from "vitest"
import { findClientAddress, trustProxies } from "./client-address.ts"

const none = trustProxies([])
const ours = trustProxies(["10.0.0.0/8", "2001:db8::1", ""])

test("without a proxy of ours the socket's peer is the client, whatever the header says", () => {
  expect(findClientAddress("203.0.113.9", "198.51.100.1", none)).toBe("203.0.113.9")
  expect(findClientAddress("203.0.113.9", "198.51.100.1", ours)).toBe("203.0.113.9")
})

test("behind our proxies the client is the last hop that is none of them", () => {
  expect(findClientAddress("10.1.1.1", "198.51.100.1", ours)).toBe("198.51.100.1")
  expect(findClientAddress("10.1.1.1", "1.2.3.4, 198.51.100.1, 10.2.2.2", ours)).toBe(
    "198.51.100.1",
  )
  expect(findClientAddress("2001:db8::1", "2001:db8::9", ours)).toBe("2001:db8::9")
})

test("a proxy that says nothing readable is itself the client", () => {
  expect(findClientAddress("10.1.1.1", undefined, ours)).toBe("10.1.1.1")
  expect(findClientAddress("10.1.1.1", "unknown", ours)).toBe("10.1.1.1")
})

test("an IPv4 peer of a socket for both families has its plain address", () => {
  expect(findClientAddress("::ffff:203.0.113.9", undefined, none)).toBe("203.0.113.9")
  expect(findClientAddress("::ffff:10.0.0.1", "198.51.100.1", ours)).toBe("198.51.100.1")
})

test("a client cannot choose its address by what it writes into the header", () => {
  fc.assert(
    fc.property(fc.array(fc.ipV4()), fc.ipV4(), (written, real) => {
      fc.pre(!real.startsWith("10."))
      const header = [...written, real].join(", ")
      expect(findClientAddress("10.1.1.1", header, ours)).toBe(real)
    }),
  )
})
