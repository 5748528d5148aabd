import { spawn, type ChildProcess } from "node:child_process"
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import postgres from "postgres"
import { afterEach, beforeEach, expect, test } from "vitest"
import { isAlive, waitUntil } from "#bin/processes.mjs"

/** A command of this project that joins the embedded database, says where it is, and leaves when told. */
const script = `
  const { joinEmbedded } = await import(process.env.DATABASE_MODULE)
  const database = await joinEmbedded(process.env.FOLDER)
  console.log("joined " + database.url)
  process.stdin.once("data", async () => {
    await database.leave()
    console.log("left")
    process.exit(0)
  })`
const databaseModule = pathToFileURL(resolve(import.meta.dirname, "database.mjs")).href

let folder: string
let commands: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-postgres-"))
  // Under root, Postgres runs as another account, which must be able to enter.
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, "command.mjs"), script)
  commands = []
})
afterEach(async () => {
  for (const command of commands) command.kill("SIGKILL")
  await waitUntil(() => postmaster() === null, 20_000)
  rmSync(folder, { recursive: true, force: true })
})

/** The postmaster that serves the folder, null when none does. */
function postmaster(): number | null {
  try {
    const pid = Number(
      readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0],
    )
    return isAlive(pid) ? pid : null
  } catch {
    return null
  }
}

function hear(command: ChildProcess, word: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ""
    command.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString()
      const line = said.split("\n").find((line) => line.startsWith(word))
      if (line !== undefined) resolve(line.slice(word.length).trim())
    })
    let complaint = ""
    command.stderr?.on("data", (chunk: Buffer) => (complaint += chunk.toString()))
    command.once("exit", () => reject(new Error(complaint || "The command ended.")))
  })
}

async function begin(): Promise<{ url: string; command: ChildProcess }> {
  // Named like a command of ours, so that others see it as one that uses the database.
  const path = join(folder, "bin")
  const command = spawn(process.execPath, [join(folder, "command.mjs"), `${path}/command.mjs`], {
    env: { ...process.env, FOLDER: folder, DATABASE_MODULE: databaseModule },
  })
  commands.push(command)
  return { url: await hear(command, "joined"), command }
}

async function leave(command: ChildProcess) {
  const left = hear(command, "left")
  command.stdin?.write("leave\n")
  await left
}

async function kill(command: ChildProcess) {
  const ended = new Promise((resolve) => command.once("exit", resolve))
  command.kill("SIGKILL")
  await ended
}

async function ask<T>(url: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await question(sql)
  } finally {
    await sql.end()
  }
}

test("the embedded database is UTF-8, closed to others, and keeps its data and address", async () => {
  const first = await begin()
  await ask(first.url, (sql) => sql`create table kept as select 'Zoë' as name`)
  const [settings] = await ask(
    first.url,
    (sql) => sql`
      select current_setting('server_encoding') as encoding,
        current_setting('listen_addresses') as addresses,
        current_setting('password_encryption') as passwords`,
  )
  expect(settings).toEqual({
    encoding: "UTF8",
    addresses: "127.0.0.1",
    passwords: "scram-sha-256",
  })
  expect(statSync(join(folder, "postgres.json")).mode & 0o777).toBe(0o600)
  await leave(first.command)
  expect(postmaster()).toBeNull()
  const second = await begin()
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, (sql) => sql`select name from kept`)).toEqual([{ name: "Zoë" }])
  await leave(second.command)
})

test("whoever leaves last stops the database", async () => {
  const first = await begin()
  const second = await begin()
  expect(second.url).toBe(first.url)
  await leave(first.command)
  expect(await ask(second.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
  await leave(second.command)
  expect(postmaster()).toBeNull()
})

test("a database does not outlive the killed process that started it, and loses nothing", async () => {
  const first = await begin()
  await ask(first.url, (sql) => sql`create table kept as select 7 as n`)
  await kill(first.command)
  const second = await begin()
  expect(await ask(second.url, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }])
  await kill(second.command)
  expect(await waitUntil(() => postmaster() === null, 20_000)).toBe(true)
})

test("after the postmaster itself was killed the database starts again", async () => {
  const first = await begin()
  await ask(first.url, (sql) => sql`create table kept as select 7 as n`)
  process.kill(postmaster() ?? 0, "SIGKILL")
  await kill(first.command)
  const second = await begin()
  expect(await ask(second.url, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }])
  await leave(second.command)
})

test("a stale pid file that names a stranger's process is put aside", async () => {
  const first = await begin()
  await leave(first.command)
  const strangers = [process.pid, "/nowhere", 1, 5432, "", "", "", "ready"]
  writeFileSync(join(folder, "postgres", "postmaster.pid"), `${strangers.join("\n")}\n`)
  const second = await begin()
  expect(await ask(second.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
  await leave(second.command)
})

test("when its port was taken meanwhile the database moves to another", async () => {
  const first = await begin()
  await leave(first.command)
  const { createServer } = await import("node:net")
  const stranger = createServer()
  const port = Number(new URL(first.url).port)
  await new Promise<void>((resolve) => stranger.listen(port, "127.0.0.1", resolve))
  const second = await begin()
  expect(second.url).not.toBe(first.url)
  expect(await ask(second.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
  await leave(second.command)
  stranger.close()
})

test("a lost postgres.json costs the old password, not the data", async () => {
  const first = await begin()
  await ask(first.url, (sql) => sql`create table kept as select 7 as n`)
  await leave(first.command)
  rmSync(join(folder, "postgres.json"))
  const second = await begin()
  expect(new URL(second.url).password).not.toBe(new URL(first.url).password)
  expect(await ask(second.url, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }])
  await leave(second.command)
})
