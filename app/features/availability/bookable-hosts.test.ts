import { expect, test } from "vitest"
import type { PageHost } from "#app/features/page/queries.server.ts"
import { emptyPageContent, type PageContent } from "#app/features/page/schema.ts"
import { bookableHosts } from "./bookable-hosts.ts"

const PAUSED = { pausedAt: new Date(0) }
const FIXED = { isFixed: true }

function host(hostId: string, rest: Partial<PageHost> = {}): PageHost {
  const who = { hostId, name: hostId, email: `${hostId}@example.com`, scheduleId: `of-${hostId}` }
  const when = { timeZone: "UTC", weeklyHours: [], pausedAt: null }
  return { ...who, ...when, weight: 1, isFixed: false, ...rest }
}

function idsOf(
  hostChoice: PageContent["hostChoice"],
  hosts: PageHost[],
  rest: Parameters<typeof bookableHosts>[1] = {},
): string {
  const revision = { id: "r", number: 1, content: { ...emptyPageContent, hostChoice } }
  return bookableHosts({ revision, hosts }, rest)
    .map(({ hostId }) => hostId)
    .join()
}

test.each([
  ["one", [host("a"), host("b")], "a"],
  ["one", [host("a", PAUSED), host("b")], ""],
  ["collective", [host("a"), host("b")], "a,b"],
  ["collective", [host("a"), host("b", PAUSED)], ""],
  ["round-robin", [host("a", PAUSED), host("b")], "b"],
  ["round-robin", [host("a", { ...FIXED, ...PAUSED }), host("b")], ""],
  ["round-robin", [host("a", FIXED), host("b", PAUSED)], ""],
  ["round-robin", [host("a", FIXED), host("b", FIXED)], "a,b"],
  ["client-picks", [host("a"), host("b"), host("c", FIXED)], "a,b,c"],
] as const)("%s of %j offers %s", (choice, hosts, expected) => {
  expect(idsOf(choice, [...hosts])).toBe(expected)
})

test("a client's pick is heeded only where a client may pick, and brings the fixed hosts along", () => {
  const hosts = [host("a"), host("b"), host("c", FIXED)]
  expect(idsOf("client-picks", hosts, { pickedHostId: "b" })).toBe("b,c")
  expect(idsOf("round-robin", hosts, { pickedHostId: "b" })).toBe("a,b,c")
  expect(idsOf("client-picks", hosts, { pickedHostId: "nobody" })).toBe("")
})

test("a host whose calendar says nothing is not free, and the others of a round robin are", () => {
  const hosts = [host("a"), host("b")]
  expect(idsOf("round-robin", hosts, { silentHostIds: ["a"] })).toBe("b")
  expect(idsOf("collective", hosts, { silentHostIds: ["a"] })).toBe("")
  expect(idsOf("one", hosts, { silentHostIds: ["a"] })).toBe("")
})
