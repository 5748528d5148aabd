import { randomBytes } from "node:crypto"
import { createOrganizer } from "#app/features/organizer/create-organizer.server.ts"
import type { Actor } from "#app/features/actor.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { readEnv } from "#app/platform/env.server.ts"
import { createRuntime, type Runtime } from "#app/runtime.server.ts"
import { inTransaction } from "#db/transaction.ts"
import { scheduleHours } from "#db/schema/schedules.ts"

export const CONNECTIONS = 16

/** The environment of everything the bench starts: no provider is ever reached. */
export function benchEnvironment(databaseUrl: string, port: number): Record<string, string> {
  return {
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    SECRET_KEYS: randomBytes(32).toString("base64url"),
    SMTP_URL: "smtp://127.0.0.1:9",
    STRIPE_SECRET_KEY: "sk_test_bench",
    STRIPE_WEBHOOK_SECRET: "whsec_bench",
    STRIPE_API_BASE: "http://127.0.0.1:9",
    HOLDS_PER_ADDRESS: "1000000",
    HOLDS_PER_EMAIL: "1000000",
    HOLDS_PER_PAGE: "1000000",
    REQUESTS_PER_MINUTE: "100000000",
    LOG_LEVEL: "silent",
  }
}

export type BenchWorld = {
  runtime: Runtime
  /** One organizer, host and page for each connection: takers of one host queue, by design. */
  studios: { slug: string; organizerId: string; hostId: string; pageId: string }[]
  close: () => Promise<void>
}

/** An organizer with its owner, who is its first host. */
export async function createBenchOrganizer(runtime: Runtime, slug: string, name = slug) {
  const at = await runtime.clock.now(runtime.db)
  const made = await inTransaction(runtime.db, (tx) =>
    createOrganizer(
      tx,
      { kind: "job", task: "bench" },
      {
        organizerName: name,
        slug,
        timeZone: "Europe/Berlin",
        ownerName: "Ada Berg",
        email: `${slug}@example.com`,
        passwordHash: "none",
      },
      { ids: runtime.ids, at },
    ),
  )
  const actor: Actor & { kind: "user" } = {
    kind: "user",
    userId: made.userId,
    organizerId: made.organizerId,
    role: "owner",
  }
  return { ...made, actor }
}

/** Round-the-clock hosts with one page of half an hour for 50.00 EUR each. */
export async function createBenchWorld(environment: Record<string, string>): Promise<BenchWorld> {
  const runtime = createRuntime(readEnv(environment), { connections: CONNECTIONS })
  const studios = []
  for (let number = 0; number < CONNECTIONS; number++) {
    const slug = `bench-${number}`
    const made = await createBenchOrganizer(runtime, slug, `Bench ${number}`)
    const { actor } = made
    const content = {
      ...emptyPageContent,
      title: "Consultation",
      description: "Half an hour about what matters to you.",
      durations: [{ minutes: 30, amountMinor: 5000 }],
      notice: { kind: "minutes" as const, minutes: 0 },
      window: { kind: "forever" as const },
    }
    const page = await createPage(actor, { slug: "consultation", content }, runtime)
    if (!page.ok) throw new Error(page.problem)
    await publishPage(actor, { pageId: page.pageId, number: 1 }, runtime)
    studios.push({ slug, organizerId: made.organizerId, hostId: made.hostId, pageId: page.pageId })
  }
  await runtime.db.delete(scheduleHours)
  await runtime.db.execute(
    `insert into schedule_hours (schedule_id, weekday, start_minute, end_minute)
     select id, weekday, 0, 1440 from schedules, generate_series(1, 7) weekday`,
  )
  return { runtime, studios, close: runtime.close }
}
