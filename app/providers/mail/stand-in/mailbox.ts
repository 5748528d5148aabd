import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { faults, keptMessage, noFaults, type Faults, type KeptMessage } from "./state.ts"

/** More than this many are not kept: the oldest go. */
const MOST = 5000

export type Mailbox = {
  /** Oldest first. */
  list(): KeptMessage[]
  find(id: string): KeptMessage | null
  keep(message: Omit<KeptMessage, "id">): KeptMessage
  faults(): Faults
  setFaults(next: Faults): void
  clear(): void
}

/**
 * The stand-in's memory: in a folder one file for each message, `mail/<id>.json`, and `mail/faults.json`,
 * each written beside its place and renamed into it, so that a killed process leaves whole files.
 * @param dataDir null keeps everything in memory
 */
export function openMailbox(dataDir: string | null): Mailbox {
  const folder = dataDir === null ? null : join(dataDir, "mail")
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const messages = new Map<string, KeptMessage>()
  for (const message of folder ? readMessages(folder) : []) messages.set(message.id, message)
  let current = folder ? readFaults(folder) : noFaults
  let newest = Math.max(0, ...[...messages.keys()].map(Number))

  function write(name: string, value: unknown) {
    if (!folder) return
    const file = join(folder, `${name}.json`)
    writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  function remove(id: string) {
    messages.delete(id)
    if (folder) rmSync(join(folder, `${id}.json`), { force: true })
  }

  return {
    list: () => [...messages.values()],
    find: (id) => messages.get(id) ?? null,
    keep(message) {
      newest += 1
      const kept = { id: String(newest), ...message }
      write(kept.id, kept)
      messages.set(kept.id, kept)
      for (const id of [...messages.keys()].slice(0, Math.max(0, messages.size - MOST))) remove(id)
      return kept
    },
    faults: () => current,
    setFaults(next) {
      write("faults", next)
      current = next
    },
    clear() {
      for (const id of [...messages.keys()]) remove(id)
    },
  }
}

function readMessages(folder: string): KeptMessage[] {
  return readdirSync(folder)
    .filter((name) => /^\d+\.json$/.test(name))
    .sort((one, other) => Number.parseInt(one) - Number.parseInt(other))
    .map((name) => keptMessage.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))))
}

function readFaults(folder: string): Faults {
  try {
    return faults.parse(JSON.parse(readFileSync(join(folder, "faults.json"), "utf8")))
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return noFaults
    throw error
  }
}
