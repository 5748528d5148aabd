import { sql } from "drizzle-orm"
import { integer, pgTable, text } from "drizzle-orm/pg-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { connectDatabase, type DatabaseClient, type Transaction } from "./client.ts"
import { databaseProblem } from "./problems.ts"
import { createTestDatabase } from "./testing.ts"
import { beforeCommit, inTransaction, sendAlong } from "./transaction.ts"

const notes = pgTable("notes", {
  place: integer("place").primaryKey().generatedAlwaysAsIdentity(),
  text: text("text").notNull().unique(),
})

let database: Awaited<ReturnType<typeof createTestDatabase>>
let client: DatabaseClient

beforeAll(async () => {
  database = await createTestDatabase()
  client = connectDatabase(database.url, { connections: 2 })
  await client.db.execute(sql`create table notes (
    place int primary key generated always as identity, text text not null unique)`)
  await client.db.execute(sql`create sequence tries`)
})
beforeEach(() => client.db.execute(sql`truncate notes restart identity`))
afterAll(async () => {
  await client.close()
  await database.drop()
})

const note = (tx: Transaction, said: string) => tx.insert(notes).values({ text: said })
const written = async (tx: Pick<Transaction, "select"> = client.db) => {
  const rows = await tx.select().from(notes).orderBy(notes.place)
  return rows.map((row) => row.text)
}
const codeOf = async (work: Promise<unknown>) =>
  databaseProblem(await work.catch((error: unknown) => error))?.code

test("what is sent along is done in its order, however it is written, before what is waited for", async () => {
  const expected: string[] = []
  // The second and third time, the server knows the statements.
  for (const round of ["a", "b", "c"]) {
    await inTransaction(client.db, async (tx) => {
      for (let number = 0; number < 20; number++) {
        const said = `${round}${number}`
        expected.push(said)
        if (number % 4 === 0) await note(tx, said)
        else if (number % 4 === 1) await sendAlong(tx, note(tx, said))
        else if (number % 4 === 2) await sendAlong(tx, note(tx, said).returning())
        else await sendAlong(tx, tx.execute(sql`insert into notes (text) values (${said})`))
      }
      expect(await written(tx)).toEqual(expected)
    })
  }
  expect(await written()).toEqual(expected)
})

test("no two ways of writing a statement overtake one another", async () => {
  const told: string[] = []
  const watched = connectDatabase(database.url, {
    connections: 1,
    onQuery: (query) => void told.push(...(/\/\* (\d+) \*\//.exec(query)?.slice(1) ?? [])),
  })
  // Each carries its number in its text, and has a value, as ours have.
  const named = (mark: number) => sql.raw(`/* ${mark} */`)
  const ways: ((tx: Transaction, mark: number) => PromiseLike<unknown>)[] = [
    (tx, mark) => tx.insert(notes).values({ text: sql`${named(mark)} ${String(mark)}` }),
    (tx, mark) =>
      tx
        .insert(notes)
        .values({ text: sql`${named(mark)} ${String(mark)}` })
        .onConflictDoNothing()
        .returning({ place: notes.place }),
    (tx, mark) =>
      tx
        .update(notes)
        .set({ text: notes.text })
        .where(sql`${named(mark)} ${notes.place} = ${mark}`),
    (tx, mark) =>
      tx
        .delete(notes)
        .where(sql`${named(mark)} ${notes.place} = ${mark}`)
        .returning(),
    (tx, mark) => tx.execute(sql`${named(mark)} select ${mark}::int`),
    (tx, mark) => tx.execute(sql`${named(mark)} select 1`),
    (tx, mark) =>
      tx
        .select()
        .from(notes)
        .where(sql`${named(mark)} ${notes.place} = ${mark}`)
        .for("no key update"),
  ]
  let number = 0
  // The second time the statements of each pair are known, and nothing but their order keeps them apart.
  for (const first of ways) {
    for (const second of ways) {
      const marks = [++number, ++number] as const
      for (const round of [1, 2]) {
        told.length = 0
        const change = inTransaction(watched.db, async (tx) => {
          await sendAlong(tx, first(tx, marks[0]))
          await second(tx, marks[1])
          if (round === 1) throw new Error("again")
        })
        await change.catch((error: Error) => expect(error.message).toBe("again"))
        expect(told).toEqual(marks.map(String))
      }
    }
  }
  await watched.close()
})

test("what is sent along and fails, fails the change with its own error, and nothing of it is there", async () => {
  const twice = inTransaction(client.db, async (tx) => {
    await sendAlong(tx, note(tx, "one"))
    await sendAlong(tx, note(tx, "one"))
    await sendAlong(tx, note(tx, "two"))
    await note(tx, "three")
  })
  expect(await codeOf(twice)).toBe("23505")
  expect(await written()).toEqual([])
})

test("the last statement of a change is waited for too", async () => {
  const twice = inTransaction(client.db, async (tx) => {
    await note(tx, "one")
    await sendAlong(tx, note(tx, "one"))
  })
  expect(await codeOf(twice)).toBe("23505")
  expect(await written()).toEqual([])
})

test("an answer that is not the right one fails the change, though the database had nothing against it", async () => {
  const unsure = inTransaction(client.db, async (tx) => {
    const answer = note(tx, "one")
      .returning()
      .then((rows) => {
        if (rows.length !== 2) throw new Error("not two")
      })
    await sendAlong(tx, answer)
  })
  await expect(unsure).rejects.toThrow("not two")
  expect(await written()).toEqual([])
})

test("a serialization failure of what is sent along begins the change anew", async () => {
  await inTransaction(client.db, async (tx) => {
    await sendAlong(
      tx,
      tx.execute(sql`do $$ begin
        if nextval('tries') < 3 then raise 'not now' using errcode = '40001'; end if;
      end $$`),
    )
    await note(tx, "one")
  })
  expect(await written()).toEqual(["one"])
})

test("what an answer leaves to be done at the end is done, though it comes late", async () => {
  await inTransaction(client.db, async (tx) => {
    const atTheEnd = (said: string) => () => sendAlong(tx, note(tx, said).then(more))
    const more = () => void (late-- > 0 && beforeCommit(tx, atTheEnd(`late ${late}`)))
    let late = 2
    await sendAlong(tx, note(tx, "one").then(more))
  })
  expect(await written()).toEqual(["one", "late 1", "late 0"])
})

test("what an answer sends along itself is waited for too", async () => {
  const unsure = inTransaction(client.db, async (tx) => {
    const second = () =>
      note(tx, "two").then(() => {
        throw new Error("not two")
      })
    await sendAlong(
      tx,
      note(tx, "one").then(() => sendAlong(tx, second())),
    )
  })
  await expect(unsure).rejects.toThrow("not two")
  expect(await written()).toEqual([])
})

test("a savepoint hears of a failure at once, and the change goes on without it", async () => {
  await inTransaction(client.db, async (tx) => {
    await note(tx, "one")
    const inSavepoint = tx.transaction((savepoint) => sendAlong(savepoint, note(savepoint, "one")))
    expect(await codeOf(inSavepoint)).toBe("23505")
    await sendAlong(tx, note(tx, "two"))
  })
  expect(await written()).toEqual(["one", "two"])
})
