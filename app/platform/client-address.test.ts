import { expect, test } from "vitest"
import { clientAddress } from "./client-address.ts"

const from = (address: string) =>
  clientAddress(new Request("http://x.test", { headers: { "x-client-address": address } }))

test("an IPv4 client counts by address", () => {
  expect(from("192.0.2.7")).toBe("192.0.2.7")
})

test("an IPv6 client counts by its /64, however it is written and whatever it calls itself inside", () => {
  const network = "2001:db8:0:1::/64"
  for (const address of [
    "2001:db8:0:1::1",
    "2001:DB8:0:1:ffff:ffff:ffff:fffe",
    "2001:0db8:0000:0001:0:0:0:9",
    "2001:db8:0:1:2::%eth0",
  ]) {
    expect(from(address)).toBe(network)
  }
  expect(from("2001:db8:0:2::1")).not.toBe(network)
  expect(from("::1")).toBe("0:0:0:0::/64")
})

test("nobody in front who says it: no address", () => {
  expect(clientAddress(new Request("http://x.test"))).toBeNull()
})
