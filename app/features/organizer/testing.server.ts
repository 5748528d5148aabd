import { createHash } from "node:crypto"
import { standingClock } from "#db/clock.ts"
import { connectDatabase } from "#db/client.ts"
import { memberships, users } from "#db/schema/organizers.ts"
import { createTestDatabase } from "#db/testing.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { readEnv } from "#app/platform/env.server.ts"
import { uuidv7Source } from "#app/platform/ids.ts"
import { createKeyring } from "#app/platform/keyring.server.ts"
import { logger } from "#app/platform/logger.server.ts"
import type { RandomBytes } from "#app/platform/random.ts"
import { createTestStorage } from "#app/providers/storage/testing.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { createOrganizer } from "./create-organizer.server.ts"
import { hashPassword } from "./password.server.ts"

/** Bytes that look random and are the same in every run. */
function repeatableRandom(seed: string): RandomBytes {
  let turn = 0
  return (size) => {
    const bytes = new Uint8Array(size)
    for (let at = 0; at < size; at += 32) {
      const block = createHash("sha256").update(`${seed}:${turn++}`).digest()
      bytes.set(block.subarray(0, Math.min(32, size - at)), at)
    }
    return bytes
  }
}

export type TestRuntime = Pick<
  Runtime,
  "db" | "clock" | "ids" | "random" | "keyring" | "env" | "log" | "storage"
> & {
  clock: ReturnType<typeof standingClock>
  /** Statements sent since it was last emptied. */
  queries: string[]
  close: () => Promise<void>
}

/** A runtime on an empty, migrated database of its own, with a clock that stands at `now`. */
export async function createTestRuntime(
  now = new Date("2026-12-01T09:00:00Z"),
): Promise<TestRuntime> {
  const database = await createTestDatabase()
  const queries: string[] = []
  const client = connectDatabase(database.url, { onQuery: (query) => queries.push(query) })
  const random = repeatableRandom(database.url)
  const clock = standingClock(now)
  const { storage, remove } = await createTestStorage(random)
  let millisecond = now.getTime()
  return {
    db: client.db,
    clock,
    ids: uuidv7Source(() => millisecond++, random),
    random,
    keyring: createKeyring(["a".repeat(32)], random),
    env: readEnv({
      APP_URL: "http://localhost:3000",
      DATABASE_URL: database.url,
      SECRET_KEYS: "a".repeat(32),
      SMTP_URL: "smtp://localhost:2525",
      STRIPE_SECRET_KEY: "sk_test_nothing",
    }),
    log: logger,
    storage,
    queries,
    close: async () => {
      await remove()
      await client.close()
      await database.drop()
    },
  }
}

export const TEST_PASSWORD = "correct horse battery"

/** An organizer with its owner, whose password is `TEST_PASSWORD`, and the owner as actor. */
export async function createTestOrganizer(
  runtime: Pick<Runtime, "db" | "clock" | "ids" | "random">,
  slug: string,
) {
  const passwordHash = await hashPassword(TEST_PASSWORD, runtime.random)
  const at = await runtime.clock.now(runtime.db)
  const made = await inTransaction(runtime.db, (tx) =>
    createOrganizer(
      tx,
      { kind: "job", task: "test" },
      {
        organizerName: `Studio ${slug}`,
        slug,
        timeZone: "Europe/Berlin",
        ownerName: "Ada Berg",
        email: `${slug}@example.com`,
        passwordHash,
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

/** A database with two organizers that know nothing of one another, each with its owner as actor. */
export async function createTwoOrganizers() {
  const runtime = await createTestRuntime()
  const studio = await createTestOrganizer(runtime, "studio")
  const other = await createTestOrganizer(runtime, "other")
  return { runtime, studio, other }
}

/** Another owner, who cannot sign in: so that the one a test has may lose the role. */
export async function addTestOwner(
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
  organizerId: string,
): Promise<void> {
  const id = runtime.ids()
  const createdAt = await runtime.clock.now(runtime.db)
  const person = { id, email: `${id}@example.com`, name: "Owner Too", passwordHash: "none" }
  await runtime.db.insert(users).values({ ...person, createdAt })
  await runtime.db.insert(memberships).values({ organizerId, userId: id, role: "owner", createdAt })
}
