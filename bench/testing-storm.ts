import { eq } from "drizzle-orm"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { createHost } from "#app/features/host/create-host.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { savePageHosts } from "#app/features/page/save-page-hosts.server.ts"
import { emptyPageContent, type PageContent } from "#app/features/page/schema.ts"
import { readEnv } from "#app/platform/env.server.ts"
import { startStripeStandIn } from "#app/providers/stripe/stand-in/testing.ts"
import { createRuntime } from "#app/runtime.server.ts"
import { freeLoopbackPort } from "#bin/ports.mjs"
import { webArgs } from "#bin/web-args.mjs"
import { createTestDatabase } from "#db/testing.ts"
import { scheduleHours, schedules } from "#db/schema/schedules.ts"
import { startProcess, stopProcess, waitFor } from "./processes.ts"
import { benchEnvironment } from "./world.ts"

export const HOSTS = 20

/** The built web process before a database of its own: one organizer with twenty hosts, always at work. */
export async function createStormWorld() {
  const database = await createTestDatabase()
  const stripe = await startStripeStandIn()
  const port = await freeLoopbackPort()
  const environment = {
    ...benchEnvironment(database.url, port),
    STRIPE_API_BASE: stripe.origin,
    STRIPE_SECRET_KEY: stripe.secretKey,
    TRUSTED_PROXIES: "127.0.0.0/8,::1",
    // As they are by default; only a page takes more than fifty holds at once here.
    HOLDS_PER_ADDRESS: "5",
    HOLDS_PER_EMAIL: "2",
    HOLDS_PER_PAGE: "1000",
    REQUESTS_PER_MINUTE: "600",
  }
  const runtime = createRuntime(readEnv(environment), { connections: 4 })
  const { actor, hostId: owner } = await createTestOrganizer(runtime, "storm")
  const hostIds = [owner]
  for (let number = 2; number <= HOSTS; number++) {
    const who = { name: `Host ${number}`, email: `host-${number}@example.com`, userId: null }
    const made = await createHost(actor, { ...who, timeZone: "UTC" }, runtime)
    if (!made.ok) throw new Error(made.problem)
    hostIds.push(made.hostId)
  }
  const rows = await runtime.db.select().from(schedules)
  const weekdays = [1, 2, 3, 4, 5, 6, 7]
  for (const { id: scheduleId } of rows) {
    await runtime.db.delete(scheduleHours).where(eq(scheduleHours.scheduleId, scheduleId))
    const always = { scheduleId, startMinute: 0, endMinute: 1440 }
    await runtime.db
      .insert(scheduleHours)
      .values(weekdays.map((weekday) => ({ ...always, weekday })))
  }
  await runtime.db.update(schedules).set({ timeZone: "UTC" })
  const web = startProcess(webArgs, environment)
  const origin = `http://localhost:${port}`
  await waitFor(`${origin}/healthz`)
  return {
    origin,
    databaseUrl: database.url,
    runtime,
    hostIds,
    /** A published page of 50.00 EUR in a round robin of all hosts. */
    async addPage(slug: string, content: Partial<PageContent>, weightOf = (_index: number) => 1) {
      const page = {
        ...emptyPageContent,
        title: slug,
        durations: [{ minutes: 30, amountMinor: 5000 }],
        notice: { kind: "minutes" as const, minutes: 0 },
        hostChoice: "round-robin" as const,
        ...content,
      }
      const made = await createPage(actor, { slug, content: page }, runtime)
      if (!made.ok) throw new Error(made.problem)
      const { pageId } = made
      const hosts = hostIds.map((hostId, index) => ({
        hostId,
        scheduleId: rows.find((row) => row.hostId === hostId)?.id ?? "",
        weight: weightOf(index),
        isFixed: false,
      }))
      await savePageHosts(actor, { pageId, hosts }, runtime)
      await publishPage(actor, { pageId, number: 1 }, runtime)
      return pageId
    },
    async close() {
      await stopProcess(web)
      await runtime.close()
      await stripe.stop()
      await database.drop()
    },
  }
}

export type StormWorld = Awaited<ReturnType<typeof createStormWorld>>

export type Answer = { status: number; location: string | null; html: string }

/** One client's form, posted through a proxy that names their address. */
export async function postForm(
  { origin }: StormWorld,
  client: number,
  { page, startsAt }: { page: string; startsAt: Date },
): Promise<Answer> {
  const start = startsAt.toISOString().replace(".000Z", "Z")
  const answer = await fetch(`${origin}/storm/${page}/book?start=${encodeURIComponent(start)}`, {
    method: "POST",
    redirect: "manual",
    headers: {
      Origin: origin,
      "X-Forwarded-For": `203.0.${Math.floor(client / 250)}.${client % 250}`,
    },
    body: new URLSearchParams({
      name: `Client ${client}`,
      email: `client-${client}@example.org`,
      notes: "",
      timeZone: "Europe/Berlin",
      attempt: `attempt-of-client-${client}-${page}`,
    }),
  })
  const html = await answer.text()
  return { status: answer.status, location: answer.headers.get("location"), html }
}

/** Runs everything, so many at a time. */
export async function atOnce<T>(many: number, work: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: many }, async () => {
      for (let turn = next++; turn < work.length; turn = next++) {
        results[turn] = await work[turn]!()
      }
    }),
  )
  return results
}
