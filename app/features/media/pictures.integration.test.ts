import { readdir } from "node:fs/promises"
import { eq, sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { media, mediaVariants, pageRevisionMedia, unclaimedBytes } from "#db/schema/media.ts"
import { hosts, organizers } from "#db/schema/organizers.ts"
import { pageRevisions } from "#db/schema/pages.ts"
import { createTwoOrganizers } from "#app/features/organizer/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { StoragePort } from "#app/providers/storage/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { killingRuntime } from "#jobs/killing-runtime.testing.ts"
import { taskList } from "#jobs/task-list.ts"
import { deletePicture } from "./delete-picture.server.ts"
import { describePicture } from "./describe-picture.server.ts"
import { findVariant } from "./find-variant.server.ts"
import { findPicture, listPictures, listPicturesById } from "./list-pictures.server.ts"
import { sweepUnclaimedBytes } from "./sweep-unclaimed-bytes.server.ts"
import { picture } from "./testing-pictures.ts"
import { uploadPicture } from "./upload-picture.server.ts"

const DAY_MS = 24 * 60 * 60_000
const { runtime, studio, other } = await createTwoOrganizers()
afterAll(() => runtime.close())

let shade = 0
/** Bytes of a picture that was never uploaded before. */
async function anyBytes(): Promise<Buffer> {
  shade += 1
  return picture("png", { colour: `#${String(shade).padStart(6, "0")}` })
}

async function upload(actor = studio.actor, bytes?: Buffer): Promise<string> {
  const sent = { filename: "harbour.png", bytes: bytes ?? (await anyBytes()) }
  const result = await uploadPicture(actor, sent, runtime)
  if (!result.ok) throw new Error(result.problem)
  return result.mediaId
}

const keysOf = async (mediaId: string) =>
  (await runtime.db.select().from(mediaVariants).where(eq(mediaVariants.mediaId, mediaId))).map(
    ({ storageKey }) => storageKey,
  )

async function isKept(key: string): Promise<boolean> {
  const object = await runtime.storage.get(key)
  await object?.body.cancel()
  return object !== null
}

test("an uploaded picture is in the library, its bytes in the storage, and written down", async () => {
  const mediaId = await upload()
  const found = await findPicture(studio.organizerId, mediaId, runtime)
  expect(found).toMatchObject({ filename: "harbour.png", alt: "", width: 400, height: 300 })
  expect(found?.variants.map(({ width, format }) => `${width}.${format}`)).toEqual([
    "320.jpg",
    "320.webp",
    "400.jpg",
    "400.webp",
  ])
  for (const key of await keysOf(mediaId)) expect(await isKept(key)).toBe(true)
  expect(await runtime.db.select().from(unclaimedBytes)).toEqual([])
  const [change] = await runtime.db.execute(
    sql`select action from audit_log where subject_id = ${mediaId}`,
  )
  expect(change).toEqual({ action: "picture.uploaded" })
})

test("a picture's address cannot be told from its id, and leads to its bytes alone", async () => {
  const mediaId = await upload()
  const found = await findPicture(studio.organizerId, mediaId, runtime)
  const key = found?.key ?? ""
  expect(key).toMatch(/^[0-9a-f]{32}$/)
  expect(mediaId.replaceAll("-", "")).not.toContain(key.slice(0, 8))
  const variant = await findVariant({ key, file: "320.webp" }, runtime)
  expect(variant?.format).toBe("webp")
  for (const file of ["320.png", "321.webp", "320", "320.webp/..", "0320.webp", "320.html", ""]) {
    expect(await findVariant({ key, file }, runtime)).toBeNull()
  }
  for (const wrong of [mediaId, key.toUpperCase(), "", "%00", "' or 1=1", "0".repeat(32)]) {
    expect(await findVariant({ key: wrong, file: "320.webp" }, runtime)).toBeNull()
  }
})

test("a form that is sent twice, even at once, makes one picture and leaves no bytes behind", async () => {
  const bytes = await anyBytes()
  const send = () => uploadPicture(studio.actor, { filename: "a.png", bytes }, runtime)
  const results = [...(await Promise.all([send(), send(), send()])), await send()]
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(new Set(results.map((result) => result.ok && result.mediaId)).size).toBe(1)
  expect(results.filter((result) => result.ok && result.isNew)).toHaveLength(1)
  runtime.clock.advance(DAY_MS + 1)
  await sweepUnclaimedBytes(runtime)
  expect(await runtime.db.select().from(unclaimedBytes)).toEqual([])
  const rows = await runtime.db.select().from(mediaVariants)
  const folders = await readdir(`${runtime.storage.place}/media`)
  const files = await Promise.all(
    folders.map((folder) => readdir(`${runtime.storage.place}/media/${folder}`)),
  )
  expect(files.flat()).toHaveLength(rows.length)
})

test("two organizers who upload the same picture have one each", async () => {
  const bytes = await anyBytes()
  const [ours, theirs] = [await upload(studio.actor, bytes), await upload(other.actor, bytes)]
  expect(ours).not.toBe(theirs)
  expect(await findPicture(studio.organizerId, theirs, runtime)).toBeNull()
})

test("another organizer's picture is not listed, offered, described or deleted", async () => {
  const theirs = await upload(other.actor)
  const list = await listPictures(
    studio.organizerId,
    { search: "", limit: 100, offset: 0 },
    runtime,
  )
  expect(list.rows.map(({ id }) => id)).not.toContain(theirs)
  expect(await listPicturesById(studio.organizerId, [theirs], runtime)).toEqual([])
  const words = { mediaId: theirs, alt: "Mine" }
  expect(await describePicture(studio.actor, words, runtime)).toBe(false)
  const deleted = await deletePicture(studio.actor, theirs, runtime)
  expect(deleted).toEqual({ ok: false, problem: "not-found" })
  expect(await findPicture(other.organizerId, theirs, runtime)).toMatchObject({ alt: "" })
})

test("the database itself refuses a foreign picture on a page, a host and in the brand", async () => {
  const theirs = await upload(other.actor)
  const content = { ...emptyPageContent, title: "Foreign", coverMediaId: theirs }
  const [revision] = await runtime.db
    .select()
    .from(pageRevisions)
    .where(eq(pageRevisions.pageId, await anyPage()))
  await expect(
    runtime.db.insert(pageRevisions).values({
      ...{ id: runtime.ids(), organizerId: studio.organizerId, pageId: revision!.pageId },
      ...{ number: 9, content, createdAt: new Date() },
    }),
  ).rejects.toThrow()
  await expect(
    runtime.db
      .update(organizers)
      .set({ logoMediaId: theirs })
      .where(eq(organizers.id, studio.organizerId)),
  ).rejects.toThrow()
  await expect(
    runtime.db.update(hosts).set({ photoMediaId: theirs }).where(eq(hosts.id, studio.hostId)),
  ).rejects.toThrow()
})

let pages = 0
async function anyPage(content: object = {}): Promise<string> {
  pages += 1
  const page = { slug: `page-${pages}`, content: { ...emptyPageContent, title: `Page ${pages}` } }
  const made = await createPage(
    studio.actor,
    { ...page, content: { ...page.content, ...content } },
    runtime,
  )
  if (!made.ok) throw new Error(made.problem)
  return made.pageId
}

test("a picture in use says where, and stays", async () => {
  const mediaId = await upload()
  const pageId = await anyPage()
  await addRevision(pageId, mediaId, 2)
  await runtime.db.update(hosts).set({ photoMediaId: mediaId }).where(eq(hosts.id, studio.hostId))
  await runtime.db
    .update(organizers)
    .set({ logoMediaId: mediaId, faviconMediaId: mediaId })
    .where(eq(organizers.id, studio.organizerId))
  const result = await deletePicture(studio.actor, mediaId, runtime)
  expect(result).toMatchObject({
    ok: false,
    problem: "in-use",
    uses: {
      pages: [{ id: pageId }],
      pageCount: 1,
      hosts: [{ id: studio.hostId }],
      isLogo: true,
      isFavicon: true,
    },
  })
  expect(await findPicture(studio.organizerId, mediaId, runtime)).not.toBeNull()
  await runtime.db.update(hosts).set({ photoMediaId: null }).where(eq(hosts.id, studio.hostId))
  await runtime.db
    .update(organizers)
    .set({ logoMediaId: null, faviconMediaId: null })
    .where(eq(organizers.id, studio.organizerId))
})

/** The job, which needs nothing of the providers. */
const sweepBytes = () => taskList.sweep_bytes({}, runtime as unknown as Runtime)

/** The next revision of a page, with this cover or none. */
async function addRevision(pageId: string, coverMediaId: string | null, number: number) {
  const content = { ...emptyPageContent, title: `Page ${pageId}`, coverMediaId }
  const [id, createdAt] = [runtime.ids(), new Date()]
  const row = { id, organizerId: studio.organizerId, pageId, number, content, createdAt }
  await runtime.db.insert(pageRevisions).values(row)
}

test("a picture that only older revisions show leaves the library and stays where it is shown", async () => {
  const mediaId = await upload()
  const pageId = await anyPage()
  await addRevision(pageId, mediaId, 2)
  expect((await deletePicture(studio.actor, mediaId, runtime)).ok).toBe(false)
  await addRevision(pageId, null, 3)
  expect(await deletePicture(studio.actor, mediaId, runtime)).toEqual({ ok: true })
  expect(await findPicture(studio.organizerId, mediaId, runtime)).toBeNull()
  await sweepBytes()
  const [row] = await runtime.db.select().from(media).where(eq(media.id, mediaId))
  const variant = await findVariant({ key: row?.publicKey ?? "", file: "320.webp" }, runtime)
  expect(await isKept(variant?.storageKey ?? "none")).toBe(true)
  // A page whose older revision is restored may name it again, and then it is offered there.
  const offered = await listPicturesById(studio.organizerId, [mediaId], runtime)
  expect(offered.map(({ id }) => id)).toContain(mediaId)
  await runtime.db.delete(pageRevisionMedia).where(eq(pageRevisionMedia.mediaId, mediaId))
  await sweepBytes()
  expect(await isKept(variant?.storageKey ?? "none")).toBe(false)
})

test("a deleted picture's bytes are gone once the job has run, and the same one may come again", async () => {
  const bytes = await anyBytes()
  const mediaId = await upload(studio.actor, bytes)
  const keys = await keysOf(mediaId)
  expect(await deletePicture(studio.actor, mediaId, runtime)).toEqual({ ok: true })
  expect(await deletePicture(studio.actor, mediaId, runtime)).toMatchObject({ ok: false })
  await sweepUnclaimedBytes(runtime)
  for (const key of keys) expect(await isKept(key)).toBe(false)
  expect(await upload(studio.actor, bytes)).not.toBe(mediaId)
})

test("a storage that fails leaves no picture, and what it took is removed a day later", async () => {
  const { storage } = runtime
  let puts = 0
  const failing: StoragePort = {
    ...storage,
    put: async (...object) => {
      puts += 1
      if (puts === 3) throw new ProviderFailure({ provider: "storage", kind: "unavailable" })
      await storage.put(...object)
    },
  }
  const before = await runtime.db.select().from(media)
  const sent = { filename: "a.png", bytes: await anyBytes() }
  const result = await uploadPicture(studio.actor, sent, { ...runtime, storage: failing })
  expect(result).toEqual({ ok: false, problem: "storage" })
  expect(await runtime.db.select().from(media)).toHaveLength(before.length)
  const left = await runtime.db.select().from(unclaimedBytes)
  expect(left).toHaveLength(4)
  // Not yet: an upload that is still under way looks the same.
  expect(await sweepUnclaimedBytes(runtime)).toBe(0)
  runtime.clock.advance(DAY_MS + 1)
  const down = { ...storage, delete: failing.put as never }
  puts = 2
  expect(await sweepUnclaimedBytes({ ...runtime, storage: down })).toBe(0)
  expect(await sweepUnclaimedBytes(runtime)).toBe(4)
  for (const { storageKey } of left) expect(await isKept(storageKey)).toBe(false)
  expect((await uploadPicture(studio.actor, sent, runtime)).ok).toBe(true)
})

test("a process that ends anywhere in an upload loses nothing and leaves nothing", async () => {
  const bytes = await anyBytes()
  let wasKilled = true
  for (let dieAt = 1; wasKilled; dieAt++) {
    const killing = killingRuntime(
      { ...runtime, stripe: {}, calendars: { google: null } } as unknown as Runtime,
      dieAt,
    )
    const sent = { filename: "a.png", bytes }
    await uploadPicture(studio.actor, sent, killing.runtime).catch(() => null)
    wasKilled = killing.wasKilled()
    await killing.close()
    runtime.clock.advance(DAY_MS + 1)
    await sweepUnclaimedBytes(runtime)
    expect(await runtime.db.select().from(unclaimedBytes)).toEqual([])
    const again = await uploadPicture(studio.actor, sent, runtime)
    if (!again.ok) throw new Error(again.problem)
    const keys = await keysOf(again.mediaId)
    expect(keys).toHaveLength(4)
    for (const key of keys) expect(await isKept(key), `${key} after ${dieAt}`).toBe(true)
    const folders = await readdir(`${runtime.storage.place}/media`)
    const known = new Set((await runtime.db.select().from(media)).map((row) => row.publicKey))
    for (const folder of folders) {
      const files = await readdir(`${runtime.storage.place}/media/${folder}`)
      if (files.length > 0) expect(known, `after ${dieAt}`).toContain(folder)
    }
    if (wasKilled) await deletePicture(studio.actor, again.mediaId, runtime)
    await sweepUnclaimedBytes(runtime)
  }
})

test("the library is searched by words and file names, and read in two statements however large", async () => {
  const mediaId = await upload()
  const words = { mediaId, alt: "A 100% quiet_room" }
  expect(await describePicture(studio.actor, words, runtime)).toBe(true)
  const found = (search: string) =>
    listPictures(studio.organizerId, { search, limit: 10, offset: 0 }, runtime)
  expect((await found("100% quiet_")).rows.map(({ id }) => id)).toEqual([mediaId])
  expect((await found("100_")).rows).toEqual([])
  expect((await found("HARBOUR")).total).toBeGreaterThan(1)
  runtime.queries.length = 0
  await found("")
  expect(runtime.queries).toHaveLength(2)
})
