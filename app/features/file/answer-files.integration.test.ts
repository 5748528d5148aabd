import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import {
  createBookingWorld,
  drain,
  look,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createClientsOf, formOf, type Clients } from "#app/features/booking/testing-details.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { deletePage } from "#app/features/page/delete-page.server.ts"
import { emptyPageContent, plainQuestion, type Question } from "#app/features/page/schema.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { findBookingFile } from "./find-booking-file.server.ts"
import { readStoredText } from "./testing-stored.ts"
import { keepFile } from "./keep-file.server.ts"
import { letFilesGo } from "./let-files-go.server.ts"
import { followedBy, html, pdf, png } from "./testing-files.ts"
import { sweepUnclaimedBytes } from "#app/features/media/sweep-unclaimed-bytes.server.ts"

const HOUR = 3_600_000
let world: BookingWorld
let clients: Clients

beforeAll(async () => {
  world = await createBookingWorld()
  clients = createClientsOf(world)
  await clients.changePage({ questions })
})
afterAll(() => world.close())

const questions: Question[] = [
  { ...plainQuestion, id: "has", label: "Do you have a plan?", kind: "checkbox" },
  {
    ...plainQuestion,
    ...{ id: "plan", label: "Your plan", kind: "file", required: true },
    showWhen: { questionId: "has", answers: ["on"] },
  },
]

type Sent = { file?: Uint8Array | undefined; name?: string } & Record<string, unknown>

/** A details form as a browser sends it with a file input in it. */
function formWith(fields: Record<string, string>, { file, name = "plan.pdf" }: Sent): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append("answers.plan", new Blob(file ? [new Uint8Array(file)] : []), file ? name : "")
  return form
}
const typed = (changes: Record<string, string> = {}) =>
  clients.typed({ "answers.has": "on", ...changes })

type Row = {
  id: string
  bookingId: string | null
  filename: string
  contentType: string
  storageKey: string
}
async function files(): Promise<Row[]> {
  return [
    ...(await world.runtime.db.execute<Row>(sql`
      select id, booking_id as "bookingId", filename, content_type as "contentType",
        storage_key as "storageKey" from answer_files order by created_at, id`)),
  ]
}
async function bookingOf(fields: Record<string, string>) {
  const [row] = await world.runtime.db.execute<{ id: string }>(sql`
    select id from bookings where attempt = ${fields["attempt"]}`)
  return row ? look(world, row.id) : null
}
/** Everything there is about files goes away, as after a long time. */
async function forgetFiles() {
  await world.runtime.db.execute(sql`delete from answer_files`)
}

test("a file is kept with its booking, under its name, and called what it is", async () => {
  const fields = typed()
  const form = formWith(fields, { file: png, name: "My sketch.pdf" })
  expect((await clients.send({ start: clients.nextMorning() }, form)).status).toBe(303)
  const { booking } = (await bookingOf(fields))!
  const [file] = await files()
  expect(file).toMatchObject({
    ...{ bookingId: booking.id, filename: "My sketch.pdf.png", contentType: "image/png" },
  })
  expect(booking.answers).toEqual({
    has: "on",
    plan: {
      fileId: file?.id,
      filename: "My sketch.pdf.png",
      bytes: png.length,
      contentType: "image/png",
    },
  })
  expect(file?.storageKey).not.toContain("sketch")
  expect(await readStoredText(world.runtime, file!.storageKey)).toBe(
    Buffer.from(png).toString("latin1"),
  )
  await forgetFiles()
})

test.each<[string, Uint8Array, number, RegExp]>([
  ["a web page that is called a PDF", html, 400, /of no kind that can be taken/],
  ["a PDF that is a web page as well", followedBy(pdf, html), 400, /of no kind/],
  ["a picture that is an archive as well", followedBy(png, pdf), 400, /of no kind/],
  ["a file of 11 MB", new Uint8Array(11 * 1024 * 1024).fill(65), 413, /at most 10 MB/],
])("%s is refused at its field, everything typed still there", async (_, file, status, said) => {
  const fields = typed({ notes: "Keep this" })
  const start = clients.nextMorning()
  const before = await clients.stored()
  const answer = await clients.send({ start }, formWith(fields, { file }))
  expect(answer.status).toBe(status)
  const { form } = formOf(answer)
  expect(form.errors.answers?.["plan"]).toMatch(said)
  expect(form.values).toMatchObject({ name: fields["name"], notes: "Keep this", files: {} })
  expect([await clients.stored(), await files()]).toEqual([before, []])
})

test("a file that must be given is missed only where it is asked for", async () => {
  const start = clients.nextMorning()
  const missed = await clients.send({ start }, formWith(typed(), {}))
  expect(formOf(missed).form.errors.answers?.["plan"]).toBe("Please answer: Your plan")
  const fields = clients.typed()
  const without = await clients.send({ start }, formWith(fields, { file: pdf }))
  expect(without.status).toBe(303)
  // What nobody asked for is not even kept.
  expect([(await bookingOf(fields))?.booking.answers, await files()]).toEqual([{ has: "" }, []])
})

test("a form that comes back keeps its file, which goes with the next try", async () => {
  const start = clients.nextMorning()
  const fields = typed({ name: "" })
  const back = formOf(await clients.send({ start }, formWith(fields, { file: pdf })))
  const kept = back.form.values.files?.["plan"]
  expect(kept).toMatchObject({ filename: "plan.pdf", bytes: pdf.length })
  const again = { ...fields, name: "Ada", "files.plan": kept?.token ?? "" }
  expect((await clients.send({ start }, formWith(again, {}))).status).toBe(303)
  const { booking } = (await bookingOf(fields))!
  expect((await files()).map(({ bookingId }) => bookingId)).toEqual([booking.id])
  await forgetFiles()
})

test("who loses the race for a time keeps the file for another one", async () => {
  const [start, other] = [clients.nextMorning(), clients.nextMorning()]
  await clients.send({ start }, clients.typed())
  const fields = typed()
  const lost = await clients.send({ start }, formWith(fields, { file: pdf }))
  expect(lost.status).toBe(409)
  const kept = formOf(lost).form.values.files?.["plan"]
  const again = formWith({ ...fields, "files.plan": kept?.token ?? "" }, {})
  expect((await clients.send({ start: other }, again)).status).toBe(303)
  expect((await bookingOf(fields))?.booking.answers["plan"]).toMatchObject({ filename: "plan.pdf" })
  await forgetFiles()
})

test("a file that is replaced or taken away is not the one that is kept", async () => {
  const start = clients.nextMorning()
  const fields = typed({ name: "" })
  const sent = formOf(await clients.send({ start }, formWith(fields, { file: pdf })))
  const token = sent.form.values.files?.["plan"]?.token ?? ""
  const replaced = await clients.send(
    { start },
    formWith({ ...fields, "files.plan": token }, { file: png, name: "b.png" }),
  )
  expect(formOf(replaced).form.values.files?.["plan"]).toMatchObject({ filename: "b.png" })
  const refused = await clients.send(
    { start },
    formWith({ ...fields, "files.plan": token }, { file: html }),
  )
  expect(formOf(refused).form.values.files?.["plan"]).toMatchObject({ filename: "plan.pdf" })
  const removed = await clients.send(
    { start },
    formWith({ ...fields, "files.plan": token, "files.plan.remove": "on" }, {}),
  )
  expect(formOf(removed).form.values.files).toEqual({})
  await forgetFiles()
})

test("the same form sent three times at once is one booking with one file", async () => {
  const start = clients.nextMorning()
  const fields = typed()
  const send = () => clients.send({ start }, formWith(fields, { file: pdf }))
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
  const taken = (await files()).filter(({ bookingId }) => bookingId !== null)
  expect(taken).toHaveLength(1)
  const { booking } = (await bookingOf(fields))!
  expect(booking.answers["plan"]).toMatchObject({ fileId: taken[0]?.id })
  await forgetFiles()
})

test("a file is given with one booking, however often its token is sent", async () => {
  const start = clients.nextMorning()
  const sent = formOf(await clients.send({ start }, formWith(typed({ name: "" }), { file: pdf })))
  const token = sent.form.values.files?.["plan"]?.token ?? ""
  const starts = [start, clients.nextMorning()]
  const answers = await Promise.all(
    starts.map((at) => clients.send({ start: at }, formWith(typed({ "files.plan": token }), {}))),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const refused = formOf(answers.find(({ status }) => status === 409)!)
  expect(refused.form.errors.form).toContain("belongs to another booking")
  expect(refused.form.values.files).toEqual({})
  await forgetFiles()
})

test("a file that is gone is chosen again, and the others of its form stay", async () => {
  const sketch = { ...plainQuestion, id: "sketch", label: "A sketch", kind: "file" as const }
  await clients.changePage({ questions: [...questions, sketch] })
  const form = formWith(typed({ name: "" }), { file: pdf })
  form.append("answers.sketch", new Blob([new Uint8Array(png)]), "sketch.png")
  const sent = formOf(await clients.send({ start: clients.nextMorning() }, form))
  const { plan, sketch: drawn } = sent.form.values.files ?? {}
  const tokens = { "files.plan": plan?.token ?? "", "files.sketch": drawn?.token ?? "" }
  const first = formWith(typed({ "files.plan": tokens["files.plan"] }), {})
  expect((await clients.send({ start: clients.nextMorning() }, first)).status).toBe(303)
  const start = clients.nextMorning()
  const refused = await clients.send({ start }, formWith(typed(tokens), {}))
  expect(refused.status).toBe(409)
  const { values, errors, attempt } = formOf(refused).form
  expect(values.files).toEqual({ sketch: drawn })
  expect(errors.answers).toEqual({ plan: expect.stringContaining("Your plan") })
  const again = typed({ attempt, "files.sketch": values.files?.["sketch"]?.token ?? "" })
  expect((await clients.send({ start }, formWith(again, { file: pdf }))).status).toBe(303)
  const { booking } = (await bookingOf(again))!
  expect(booking.answers["sketch"]).toMatchObject({ filename: "sketch.png" })
  await clients.changePage({ questions })
  await forgetFiles()
})

test("a token that is made up, or is for another question, names no file", async () => {
  const start = clients.nextMorning()
  const sent = formOf(await clients.send({ start }, formWith(typed({ name: "" }), { file: pdf })))
  const token = sent.form.values.files?.["plan"]?.token ?? ""
  await world.runtime.db.execute(sql`update answer_files set question_id = 'other'`)
  for (const wrong of [token, "x".repeat(43), "../../etc", (await files())[0]?.id ?? ""]) {
    const answer = await clients.send({ start }, formWith(typed({ "files.plan": wrong }), {}))
    expect(formOf(answer).form.errors.answers?.["plan"]).toMatch(/not there any more/)
  }
  await forgetFiles()
})

test("a hold that moves takes its file along, or another one in its place", async () => {
  const [from, to, last] = [clients.nextMorning(), clients.nextMorning(), clients.nextMorning()]
  const fields = typed()
  await clients.send({ start: from }, formWith(fields, { file: pdf }))
  const resume = async () => {
    const { booking } = (await bookingOf(fields))!
    const link = { bookingId: booking.id, purpose: "status", version: booking.linkVersion } as const
    return signBookingLink(world.runtime.keyring, link)
  }
  const opened = formOf(await clients.open({ start: to, resume: await resume() }))
  const kept = opened.form.values.files?.["plan"]
  expect(kept?.filename).toBe("plan.pdf")
  const moving = formWith({ ...fields, "files.plan": kept?.token ?? "" }, {})
  expect((await clients.send({ start: to, resume: await resume() }, moving)).status).toBe(303)
  expect((await files()).map(({ bookingId }) => bookingId)).toEqual([
    (await bookingOf(fields))?.booking.id,
  ])
  const replacing = formWith(
    { ...fields, "files.plan": kept?.token ?? "" },
    { file: png, name: "b.png" },
  )
  expect((await clients.send({ start: last, resume: await resume() }, replacing)).status).toBe(303)
  const { booking } = (await bookingOf(fields))!
  expect((await files()).map(({ bookingId, filename }) => [bookingId, filename])).toEqual([
    [null, "plan.pdf"],
    [booking.id, "b.png"],
  ])
  await forgetFiles()
})

test("who comes back after their hold ran out gives the same file with the next booking", async () => {
  const [start, next] = [clients.nextMorning(), clients.nextMorning()]
  const fields = typed()
  await clients.send({ start }, formWith(fields, { file: pdf }))
  world.advance(2 * HOUR)
  await drain(world)
  const { booking } = (await bookingOf(fields))!
  expect(booking.state).toBe("ABANDONED")
  const version = booking.linkVersion
  const link = { bookingId: booking.id, purpose: "status", version } as const
  const resume = signBookingLink(world.runtime.keyring, link)
  const { form } = formOf(await clients.open({ start: next, resume }))
  const again = {
    ...fields,
    attempt: form.attempt,
    "files.plan": form.values.files?.["plan"]?.token ?? "",
  }
  expect((await clients.send({ start: next, resume }, formWith(again, {}))).status).toBe(303)
  const now = (await bookingOf(again))!
  expect(now.booking.id).not.toBe(booking.id)
  expect((await files()).map(({ bookingId }) => bookingId)).toEqual([now.booking.id])
  await forgetFiles()
})

test("a hold that is paid after all keeps its file, although who came back gave it again", async () => {
  const [start, next] = [clients.nextMorning(), clients.nextMorning()]
  const fields = typed()
  await clients.send({ start }, formWith(fields, { file: pdf }))
  const { booking, checkouts } = (await bookingOf(fields))!
  // It ends while its checkout is still open: the provider kept silent.
  const { db, keyring } = world.runtime
  await db.execute(sql`update bookings set state = 'ABANDONED', waits_for = null
    where id = ${booking.id}`)
  await db.execute(sql`delete from occupancies where meeting_id = ${booking.meetingId}`)
  const link = { bookingId: booking.id, purpose: "status", version: booking.linkVersion } as const
  const resume = signBookingLink(keyring, link)
  const { form } = formOf(await clients.open({ start: next, resume }))
  const token = form.values.files?.["plan"]?.token ?? ""
  const again = { ...fields, attempt: form.attempt, "files.plan": token }
  expect((await clients.send({ start: next, resume }, formWith(again, {}))).status).toBe(303)
  await world.stripe.pay(checkouts.at(-1)?.providerSessionId ?? "")
  const provider = { kind: "provider", provider: "stripe" } as const
  await settleCheckout(provider, { checkoutId: checkouts.at(-1)?.id ?? "" }, world.runtime)
  const rescued = (await bookingOf(fields))!.booking
  expect(rescued.state).toBe("CONFIRMED")
  const [file] = await files()
  const read = (of: typeof rescued) => findBookingFile(of, file?.id ?? "", world.runtime)
  // Both were given it, so both show it.
  for (const of of [rescued, (await bookingOf(again))!.booking]) {
    const shown = await read(of)
    expect(shown?.filename).toBe("plan.pdf")
    await shown?.body.cancel()
  }
  world.advance(2 * HOUR)
  await drain(world)
  expect((await bookingOf(again))?.booking.state).toBe("ABANDONED")
  world.advance(26 * HOUR)
  await letFilesGo(world.runtime)
  await sweepUnclaimedBytes(world.runtime)
  expect(await readStoredText(world.runtime, file?.storageKey ?? "")).toContain("%PDF")
  const kept = await read(rescued)
  expect(kept?.filename).toBe("plan.pdf")
  await kept?.body.cancel()
  await forgetFiles()
})

test("a page on which nothing was ever booked can go with the files that were sent to it", async () => {
  const { runtime, studio } = world
  const made = await createPage(studio.actor, { slug: "short", content: emptyPageContent }, runtime)
  if (!made.ok) throw new Error(made.problem)
  const { pageId } = made
  const place = { organizerId: studio.organizerId, pageId, questionId: "plan" }
  await keepFile(place, { filename: "a.pdf", bytes: pdf, isTooBig: false }, null, runtime)
  const [file] = await files()
  expect(await deletePage(studio.actor, { pageId }, runtime)).toEqual({ ok: true })
  await sweepUnclaimedBytes(runtime)
  expect([await files(), await runtime.storage.get(file?.storageKey ?? "")]).toEqual([[], null])
})

test("an address cannot fill the storage", async () => {
  const start = clients.nextMorning()
  const from = { "x-client-address": "203.0.113.9" }
  const big = followedBy(new Uint8Array(9_900_000).fill(65), new Uint8Array([10]))
  const { db, clock, ids } = world.runtime
  const form = () => formWith(typed({ name: "" }), { file: big, name: "a.txt" })
  await clients.send({ start }, form(), from)
  const now = (await clock.now(db)).toISOString()
  for (let count = 0; count < 19; count++) {
    await db.execute(sql`insert into answer_files
      (id, organizer_id, page_id, question_id, filename, content_type, bytes, storage_key,
        address_hash, created_at, loose_since)
      select ${ids()}, organizer_id, page_id, question_id, filename, content_type, bytes,
        storage_key || ${count}, address_hash, ${now}, ${now} from answer_files
      where address_hash is not null limit 1`)
  }
  const refused = await clients.send({ start }, form(), from)
  expect(refused.status).toBe(429)
  expect(formOf(refused).form.errors.answers?.["plan"]).toContain("try again tomorrow")
  expect((await clients.send({ start }, form())).status).toBe(400)
  await forgetFiles()
})

test("a storage that does not answer brings the form back with a sentence, and nothing is booked", async () => {
  const put = world.runtime.storage.put
  world.runtime.storage.put = async () => {
    throw new ProviderFailure({
      provider: "storage",
      kind: "unreachable",
      message: "down",
    } as never)
  }
  const answer = await clients.send(
    { start: clients.nextMorning() },
    formWith(typed(), { file: pdf }),
  )
  world.runtime.storage.put = put
  expect(answer.status).toBe(503)
  expect(formOf(answer).form.errors.answers?.["plan"]).toContain("could not be kept")
  await forgetFiles()
})

test("files that no booking took within a day go, with their bytes; those of bookings stay", async () => {
  const start = clients.nextMorning()
  const fields = typed()
  await clients.send({ start }, formWith(fields, { file: pdf }))
  await clients.send({ start }, formWith(typed(), { file: png }))
  await clients.changePage({ durations: [{ minutes: 30, amountMinor: 0 }] })
  const confirmed = typed()
  await clients.send({ start: clients.nextMorning() }, formWith(confirmed, { file: pdf }))
  const [held, loose, kept] = await files()
  expect([held, loose, kept].map((file) => file?.bookingId === null)).toEqual([false, true, false])
  expect(await letFilesGo(world.runtime)).toBe(0)

  // The hold was never paid: it is abandoned, and its file waits for who comes back within a day.
  world.advance(2 * HOUR)
  await drain(world)
  expect((await bookingOf(fields))?.booking.state).toBe("ABANDONED")
  expect(await letFilesGo(world.runtime)).toBe(0)
  world.advance(24 * HOUR)
  expect(await letFilesGo(world.runtime)).toBe(1)
  world.advance(24 * HOUR)
  expect(await letFilesGo(world.runtime)).toBe(1)
  expect((await files()).map(({ id }) => id)).toEqual([kept?.id])
  await sweepUnclaimedBytes(world.runtime)
  const { storage } = world.runtime
  for (const gone of [held, loose]) expect(await storage.get(gone?.storageKey ?? "")).toBeNull()
  expect(await readStoredText(world.runtime, kept?.storageKey ?? "")).toContain("%PDF")
})
