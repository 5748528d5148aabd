import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { domains } from "#db/schema/domains.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { organizers } from "#db/schema/organizers.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { standInProof } from "#app/providers/domain-proof/stand-in/testing.ts"
import { addDomain } from "./add-domain.server.ts"
import { checkAllDomains } from "./check-all-domains.server.ts"
import { checkDomain } from "./check-domain.server.ts"
import { choosePrimary } from "./choose-primary.server.ts"
import { findPrimaryHost, findServedHost } from "./find-served-host.server.ts"
import { hereMark } from "./here-mark.server.ts"
import { proofText, recordName } from "./judge-proof.ts"
import { lookNow } from "./look-now.server.ts"
import { findDomain, listDomains } from "./queries.server.ts"
import { removeDomain } from "./remove-domain.server.ts"

type Organizer = Awaited<ReturnType<typeof createTestOrganizer>>

const HOST = "book.example"
const FILE = `http://${HOST}:3000/.well-known/holdfast-domain`
const DAY = 86_400_000
let runtime: TestRuntime
let studio: Organizer
let rival: Organizer
let world: ReturnType<typeof standInProof>

beforeAll(async () => {
  runtime = await createTestRuntime()
  studio = await createTestOrganizer(runtime, "studio")
  rival = await createTestOrganizer(runtime, "rival")
})
afterAll(() => runtime.close())
beforeEach(async () => {
  world = standInProof()
  await runtime.db.update(organizers).set({ primaryHost: null })
  await runtime.db.delete(domains)
  await runtime.db.delete(outboundEmails)
})

async function claim(owner: Organizer, typed = HOST): Promise<string> {
  const added = await addDomain(owner.actor, { typed }, runtime)
  if (!added.ok) throw new Error(added.problem)
  return added.domainId
}

const check = (owner: Organizer, domainId: string) =>
  checkDomain(owner.actor, { organizerId: owner.organizerId, domainId }, runtime, world)

async function own(owner: Organizer, domainId: string) {
  const found = await findDomain(owner.organizerId, domainId, runtime)
  if (!found) throw new Error("There is no such domain.")
  return found
}

/** Sets the records of the host: the proofs of these claims, and nothing else. */
async function setRecords(...claims: [Organizer, string][]): Promise<void> {
  const values = await Promise.all(
    claims.map(async ([owner, id]) => proofText((await own(owner, id)).proof)),
  )
  world.texts.set(recordName(HOST), { kind: "found", values })
}

/** Lets the name lead to this installation. */
function pointHere(): void {
  const values = [hereMark(HOST, runtime.keyring)]
  world.files.set(FILE, { kind: "found", values })
}

async function proven(owner: Organizer): Promise<string> {
  const id = await claim(owner)
  await setRecords([owner, id])
  pointHere()
  expect(await check(owner, id)).toEqual({ ok: true, isProven: true })
  return id
}

test("a claim serves nothing and keeps nobody else from the same claim", async () => {
  const mine = await claim(studio)
  const theirs = await claim(rival)
  expect(await claim(studio, "BOOK.example.")).toBe(mine)
  expect(await findServedHost(HOST, runtime)).toBeNull()
  expect((await own(studio, mine)).proof).not.toBe((await own(rival, theirs)).proof)
})

test("the same claim sent many times at once is one", async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => claim(studio)))
  expect(new Set(ids).size).toBe(1)
  expect(await listDomains(studio.organizerId, runtime)).toHaveLength(1)
})

test("whoever has the record at the name serves it, however many have claimed it", async () => {
  const theirs = await claim(rival)
  const mine = await claim(studio)
  await setRecords([studio, mine])
  pointHere()
  expect(await check(rival, theirs)).toEqual({ ok: true, isProven: false })
  expect(await check(studio, mine)).toEqual({ ok: true, isProven: true })
  expect(await findServedHost(HOST, runtime)).toEqual({ slug: "studio", primaryHost: null })
  expect(await own(studio, mine)).toMatchObject({ provenBy: "dns", isHere: true, lastError: null })
})

test("somebody else's claim on a host that leads here already is not proven by our own answer", async () => {
  const theirs = await claim(rival)
  pointHere()
  expect(await check(rival, theirs)).toEqual({ ok: true, isProven: false })
  expect(await own(rival, theirs)).toMatchObject({ provenAt: null, isHere: true })
  expect((await own(rival, theirs)).lastError).toContain("_holdfast.book.example")
})

test("a file on the owner's own server proves it, and lasts while the name then leads here", async () => {
  const mine = await claim(studio)
  world.files.set(FILE, { kind: "found", values: [proofText((await own(studio, mine)).proof)] })
  expect(await check(studio, mine)).toEqual({ ok: true, isProven: true })
  pointHere()
  await check(studio, mine)
  expect(await own(studio, mine)).toMatchObject({ provenBy: "file", troubleSince: null })
})

test("two who prove one host at once do not both get it", async () => {
  const mine = await claim(studio)
  const theirs = await claim(rival)
  await setRecords([studio, mine], [rival, theirs])
  const answers = await Promise.all([check(studio, mine), check(rival, theirs)])
  expect(answers).toContainEqual({ ok: true, isProven: true })
  expect(answers).toContainEqual({ ok: false, problem: "taken" })
})

test("a host goes to a new owner who proves it once the old one's record is gone, and the old one is told", async () => {
  const theirs = await proven(rival)
  await choosePrimary(rival.actor, { domainId: theirs, isChosen: true }, runtime)
  const mine = await claim(studio)
  await setRecords([studio, mine])
  expect(await check(studio, mine)).toEqual({ ok: true, isProven: true })
  expect(await findServedHost(HOST, runtime)).toMatchObject({ slug: "studio" })
  expect(await own(rival, theirs)).toMatchObject({ provenAt: null, isPrimary: false })
  const [mail] = await runtime.db.select().from(outboundEmails)
  expect(mail).toMatchObject({ kind: "domain-trouble", organizerId: rival.organizerId })
  expect(mail?.detail).toMatchObject({ news: "taken-over", host: HOST })
})

test("whoever sets the records of a name has it, whatever its server once showed for another", async () => {
  const theirs = await claim(rival)
  const shown = [proofText((await own(rival, theirs)).proof)]
  world.files.set(FILE, { kind: "found", values: shown })
  expect(await check(rival, theirs)).toEqual({ ok: true, isProven: true })
  pointHere()
  expect(await check(rival, theirs)).toEqual({ ok: true, isProven: true })
  const mine = await claim(studio)
  await setRecords([studio, mine])
  expect(await check(studio, mine)).toEqual({ ok: true, isProven: true })
  expect(await findServedHost(HOST, runtime)).toMatchObject({ slug: "studio" })
  // What is proven as well as theirs takes it from nobody.
  await setRecords([studio, mine], [rival, theirs])
  expect(await check(rival, theirs)).toEqual({ ok: false, problem: "taken" })
  expect(await findServedHost(HOST, runtime)).toMatchObject({ slug: "studio" })
})

test("a name server that keeps silent for a moment takes a host from nobody", async () => {
  const theirs = await proven(rival)
  const mine = await claim(studio)
  await setRecords([rival, theirs], [studio, mine])
  let asked = 0
  const faltering = {
    readFile: (address: string) => world.readFile(address),
    listTexts: async (name: string) =>
      asked++ === 0 ? world.listTexts(name) : ({ kind: "failed", said: "ETIMEOUT" } as const),
  }
  const { organizerId, actor } = studio
  const checked = await checkDomain(actor, { organizerId, domainId: mine }, runtime, faltering)
  expect(checked).toEqual({ ok: false, problem: "taken" })
  expect(asked).toBe(2)
  expect(await findServedHost(HOST, runtime)).toMatchObject({ slug: "rival" })
  expect(await runtime.db.select().from(outboundEmails)).toEqual([])
})

test("only a domain that is proven and leads here can be written with", async () => {
  const mine = await claim(studio)
  const choose = () => choosePrimary(studio.actor, { domainId: mine, isChosen: true }, runtime)
  expect(await choose()).toEqual({ ok: false, problem: "not-ready" })
  await setRecords([studio, mine])
  await check(studio, mine)
  expect(await choose()).toEqual({ ok: false, problem: "not-ready" })
  pointHere()
  await check(studio, mine)
  expect(await choose()).toEqual({ ok: true })
  expect(await findPrimaryHost("studio", runtime)).toBe(HOST)
})

test("the database itself refuses addresses with a host that is not proven, or another's", async () => {
  await proven(rival)
  await claim(studio)
  const write = () =>
    runtime.db
      .update(organizers)
      .set({ primaryHost: HOST })
      .where(eq(organizers.id, studio.organizerId))
  await expect(write()).rejects.toMatchObject({
    cause: { constraint_name: "organizers_primary_host" },
  })
  const steal = sql`update domains set proven_at = now(), proven_by = 'dns'`
  await expect(runtime.db.execute(steal)).rejects.toMatchObject({
    cause: { constraint_name: "domains_proven" },
  })
})

test("another organizer's domain is not there", async () => {
  const theirs = await claim(rival)
  expect(await findDomain(studio.organizerId, theirs, runtime)).toBeNull()
  const missing = { ok: false, problem: "not-found" }
  expect(await check(studio, theirs)).toEqual(missing)
  expect(await removeDomain(studio.actor, { domainId: theirs }, runtime)).toEqual(missing)
  const choice = { domainId: theirs, isChosen: true }
  expect(await choosePrimary(studio.actor, choice, runtime)).toEqual(missing)
  expect(await listDomains(rival.organizerId, runtime)).toHaveLength(1)
})

test("a domain that is removed serves nothing and stands in no address", async () => {
  const mine = await proven(studio)
  await choosePrimary(studio.actor, { domainId: mine, isChosen: true }, runtime)
  expect(await removeDomain(studio.actor, { domainId: mine }, runtime)).toEqual({ ok: true })
  expect(await findServedHost(HOST, runtime)).toBeNull()
  expect(await findPrimaryHost("studio", runtime)).toBeNull()
})

test("a proof that is gone is told after a day, and the domain given up after a week, old links kept", async () => {
  const begin = await runtime.clock.now(runtime.db)
  const mine = await proven(studio)
  await choosePrimary(studio.actor, { domainId: mine, isChosen: true }, runtime)
  world.texts.clear()
  for (let night = 0; night <= 8; night += 1) {
    runtime.clock.set(new Date(begin.getTime() + night * DAY))
    await checkAllDomains(runtime, world)
    const isPrimary = (await own(studio, mine)).isPrimary
    expect([night, isPrimary]).toEqual([night, night < 7])
  }
  runtime.clock.set(begin)
  const mails = await runtime.db.select().from(outboundEmails).orderBy(outboundEmails.sendAfter)
  expect(mails.map(({ detail }) => detail?.["news"])).toEqual(["warning", "giving-up"])
  expect((await own(studio, mine)).lastError).toContain("nothing at _holdfast.book.example")
  expect(await findServedHost(HOST, runtime)).toEqual({ slug: "studio", primaryHost: null })
  await setRecords([studio, mine])
  await check(studio, mine)
  expect(await own(studio, mine)).toMatchObject({ lapsedAt: null, troubleSince: null })
})

test("whoever presses the button again and again makes this server look once in some seconds", async () => {
  const domainId = await claim(studio)
  const theirs = await claim(rival)
  const look = (owner: Organizer, id: string) =>
    lookNow(owner.actor, { domainId: id, host: HOST }, runtime, world)
  const all = await Promise.all(Array.from({ length: 8 }, () => look(studio, domainId)))
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  expect(all.filter((one) => !one.ok && one.problem === "too-soon")).toHaveLength(7)
  // A claim that is taken away and made again is the same name, and another organizer's is theirs.
  await removeDomain(studio.actor, { domainId }, runtime)
  const anew = await claim(studio)
  expect(await look(studio, anew)).toEqual({ ok: false, problem: "too-soon" })
  expect(await look(rival, theirs)).toMatchObject({ ok: true })
  const at = await runtime.clock.now(runtime.db)
  runtime.clock.set(new Date(at.getTime() + 6_000))
  expect(await look(studio, anew)).toMatchObject({ ok: true })
})
