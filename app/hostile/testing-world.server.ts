import { sql } from "drizzle-orm"
import sharp from "sharp"
import { createKey } from "#app/features/api/create-key.server.ts"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import {
  client,
  createBookingWorld,
  drain,
  hold,
  look,
} from "#app/features/booking/testing.server.ts"
import { createHost } from "#app/features/host/create-host.server.ts"
import { uploadPicture } from "#app/features/media/upload-picture.server.ts"
import { invitePerson } from "#app/features/organizer/invite-person.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { pageContentSchema } from "#app/features/page/schema.ts"
import { makePageInvitation } from "#app/features/page/make-page-invitation.server.ts"
import { savePageHosts } from "#app/features/page/save-page-hosts.server.ts"
import { saveOverride } from "#app/features/schedule/save-override.server.ts"
import { listTextGroups } from "#app/features/text/text-groups.ts"
import { saveView } from "#app/features/view/save-view.server.ts"
import { listen } from "#app/features/webhook/testing.server.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { hostileAnswers, hostileContent, places } from "./testing-places.ts"

type World = Awaited<ReturnType<typeof createBookingWorld>>

const TIMES = ["2026-12-03T09:00:00Z", "2026-12-03T10:00:00Z", "2026-12-03T11:00:00Z"]

/**
 * An installation in which everything there is has been made once, and then says `text` wherever somebody's words
 * may stand: written past every check of what is typed, as if each had failed. Mails are sent, calendars written,
 * programs told.
 */
export async function createHostileWorld(text: string) {
  const world = await createBookingWorld({ withCalendar: true })
  const { runtime, studio } = world
  const program = await listen(world)
  const { actor } = studio
  const { keyId } = await must(
    createKey(actor, { name: "Website", scopes: ["pages:read", "bookings:read"] }, runtime),
  )
  const key = await must(
    createKey(actor, { name: "Shop", scopes: ["pages:read", "bookings:read"] }, runtime),
  )
  const second = await must(
    createHost(
      actor,
      { name: "Bo", email: "bo@example.com", userId: null, timeZone: "Asia/Tokyo" },
      runtime,
    ),
  )
  const { invitationId } = await must(
    invitePerson(actor, { email: "cy@example.com", role: "member" }, runtime),
  )
  const dates = { from: "2026-12-20", until: "2026-12-21", ranges: [], was: null, seen: "" }
  const { scheduleId } = studio
  await must(saveOverride(actor, { scheduleId, label: "Fair", ...dates }, runtime))
  for (const collection of ["pages", "bookings"]) {
    await saveView(actor, { collection, name: `View of ${collection}`, query: "q=x" }, runtime)
  }
  const { mediaId } = await must(
    uploadPicture(actor, { filename: "one.png", bytes: await picture() }, runtime),
  )
  const link = await must(
    makePageInvitation(actor, { pageId: studio.pageId, note: "x", email: null, days: 9 }, runtime),
  )
  await makeTheRest(world, mediaId)
  await fill(runtime, text)
  const draftId = await draftSaying(world, text)
  const [heldId, confirmedId, canceledId] = [
    await hold(world, { startsAt: new Date(TIMES[0]!), details: detailsSaying(1, text) }),
    await confirmed(world, TIMES[1]!, detailsSaying(2, text)),
    await confirmed(world, TIMES[2]!, detailsSaying(3, text)),
  ]
  await sendFile(world, confirmedId)
  await fill(runtime, text)
  await must(cancelBooking({ ...actor }, { bookingId: canceledId }, runtime))
  await drain(world)
  await fill(runtime, text)
  return {
    ...world,
    program,
    key: key.key,
    bookings: { heldId, confirmedId, canceledId },
    /** What stands in an address for each of its parameters. */
    parameters: {
      bookingId: confirmedId,
      endpointId: program.endpointId,
      hostId: second.hostId,
      invitationId,
      keyId,
      linkId: link.invitationId,
      mediaId,
      group: "screen-details",
      number: "1",
      pageId: draftId,
      scheduleId,
      userId: studio.userId,
      organizer: "studio",
      page: "consultation",
      provider: "google",
      id: confirmedId,
      name: "consultation",
      ...(await idsOf(runtime)),
    } as Record<string, string>,
    async tokens() {
      const { db, keyring } = runtime
      const rows = await db.execute<{ id: string; version: number }>(
        sql`select id, link_version as version from bookings order by id`,
      )
      return rows.map(({ id: bookingId, version }) =>
        signBookingLink(keyring, { bookingId, version, purpose: "status" }),
      )
    },
    async close() {
      await program.stop()
      await world.close()
    },
  }
}

export type HostileWorld = Awaited<ReturnType<typeof createHostileWorld>>

async function must<Result extends { ok: boolean }>(
  work: Promise<Result>,
): Promise<Extract<Result, { ok: true }>> {
  const result = await work
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result as Extract<Result, { ok: true }>
}

/** Those that are no plain text. */
const OF_THEIR_OWN = ["bookings.answers", "page_revisions.content"]

/**
 * Names that have to differ do so by a number at their end. Triggers are off: revisions, which never change, would
 * have to be saved by a form, and that judges what is typed.
 */
async function fill({ db }: Pick<Runtime, "db">, text: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const place of places.filter((one) => !OF_THEIR_OWN.includes(one))) {
      const [table = "", column = ""] = place.split(".")
      const name = sql.identifier(table)
      await tx.execute(sql`
        update ${name} t set ${sql.identifier(column)} =
          ${text} || case when n.number = 1 then '' else ' ' || n.number end
        from (select ctid, row_number() over (order by ctid) as number from ${name}) n
        where n.ctid = t.ctid`)
    }
    const rows = await tx.execute<{ id: string; content: unknown }>(
      sql`select id, content from page_revisions`,
    )
    for (const { id, content } of rows) {
      const saying = hostileContent(pageContentSchema.parse(content), text)
      await tx.execute(sql`
        update page_revisions set content = ${JSON.stringify(saying)}::jsonb where id = ${id}`)
    }
    const answers = JSON.stringify(hostileAnswers(text))
    await tx.execute(sql`update bookings set answers = ${answers}::jsonb`)
  })
}

const picture = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "#123456" } })
    .png()
    .toBuffer()

/** Own texts for everything that may have one, a domain that is not proven yet, pictures as logo and favicon. */
async function makeTheRest({ runtime, studio }: World, mediaId: string): Promise<void> {
  const { db, ids } = runtime
  const { organizerId } = studio
  await db.execute(sql`
    update organizers set logo_media_id = ${mediaId}, favicon_media_id = ${mediaId}
    where id = ${organizerId}`)
  await db.execute(sql`
    insert into domains (id, organizer_id, host, proof, last_error, created_at)
    values (${ids()}, ${organizerId}, 'own.example', 'proof', 'x', now())`)
  for (const { texts } of listTextGroups("en")) {
    for (const { key } of texts) {
      await db.execute(sql`
        insert into text_overrides (organizer_id, key, locale, text, updated_at)
        values (${organizerId}, ${key}, 'en', 'x', now()) on conflict do nothing`)
      await db.execute(sql`
        insert into text_versions (id, organizer_id, key, locale, number, text, changed_at)
        values (${ids()}, ${organizerId}, ${key}, 'en', 1, 'x', now()) on conflict do nothing`)
    }
  }
}

/** A file that a client sent with a booking. */
async function sendFile({ runtime, studio }: World, bookingId: string): Promise<void> {
  await runtime.db.execute(sql`
    insert into answer_files (id, organizer_id, page_id, booking_id, question_id, filename,
      content_type, bytes, storage_key, created_at)
    select gen_random_uuid(), organizer_id, page_id, id, 'file', 'x.pdf', 'application/pdf', 4,
      'files/' || id, now() from bookings where id = ${bookingId} and organizer_id = ${studio.organizerId}`)
}

async function draftSaying({ runtime, studio }: World, text: string): Promise<string> {
  const [row] = await runtime.db.execute<{ content: unknown }>(
    sql`select content from page_revisions limit 1`,
  )
  const content = { ...pageContentSchema.parse(row?.content), title: text.slice(0, 100) }
  const { pageId } = await must(createPage(studio.actor, { slug: "draft", content }, runtime))
  const { hostId, scheduleId } = studio
  const hosts = [{ hostId, scheduleId, weight: 1, isFixed: false }]
  await must(savePageHosts(studio.actor, { pageId, hosts }, runtime))
  return pageId
}

const detailsSaying = (number: number, text: string) => ({
  name: text,
  email: `client-${number}@example.org`,
  notes: `${text}\n${text}`,
  timeZone: "Europe/Paris",
  answers: hostileAnswers(text),
  consent: true,
})

async function confirmed(
  world: World,
  startsAt: string,
  details: ReturnType<typeof detailsSaying>,
): Promise<string> {
  const bookingId = await hold(world, { startsAt: new Date(startsAt), details })
  const opened = await openCheckout(client, { bookingId }, world.runtime)
  if (opened.kind !== "open") throw new Error(opened.kind)
  const { checkouts } = await look(world, bookingId)
  const checkout = checkouts.at(-1)
  await world.stripe.pay(checkout?.providerSessionId ?? "")
  const provider = { kind: "provider", provider: "stripe" } as const
  await settleCheckout(provider, { checkoutId: checkout?.id ?? "" }, world.runtime)
  return bookingId
}

/** Ids of what came to be by itself. */
async function idsOf({ db }: Pick<Runtime, "db">): Promise<Record<string, string>> {
  const [row] = await db.execute<Record<string, string | null>>(sql`
    select (select id::text from calendar_connections limit 1) as connection,
      (select id::text from domains limit 1) as "domainId",
      (select id::text from answer_files limit 1) as "fileId",
      (select id::text from webhook_deliveries limit 1) as "deliveryId"`)
  return Object.fromEntries(
    Object.entries(row ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}
