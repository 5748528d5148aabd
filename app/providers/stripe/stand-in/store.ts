import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"

import { recordKinds, type Records } from "./records.ts"

type Kind = keyof Records
type Change = [kind: Kind, id: string, value: unknown]

export type Store = {
  find<K extends Kind>(kind: K, id: string): Records[K] | undefined
  /** Oldest first. */
  list<K extends Kind>(kind: K): Records[K][]
  keys(kind: Kind): string[]
  put<K extends Kind>(kind: K, id: string, value: Records[K]): void
  remove(kind: Kind, id: string): void
  /** Makes everything put or removed since the last commit durable, as one piece. */
  commit(): void
}

const linesBeforeRewrite = 5_000

/**
 * The stand-in's memory. With a folder it also lives in `stripe.jsonl` there: one line for each commit, so
 * that a commit is whole or not there at all, even when the process is killed while writing. On opening, and
 * when it has grown long, the file is rewritten as a single line and renamed into place.
 */
export function openStore(dataDir: string | null): Store {
  const kinds = new Map<Kind, Map<string, unknown>>(recordKinds.map((kind) => [kind, new Map()]))
  const file = dataDir === null ? null : join(dataDir, "stripe.jsonl")
  let changed: Change[] = []
  let lines = 0

  function apply([kind, id, value]: Change) {
    if (value === null) kinds.get(kind)?.delete(id)
    else kinds.get(kind)?.set(id, value)
  }

  function rewrite(path: string) {
    const all: Change[] = [...kinds].flatMap(([kind, records]) =>
      [...records].map(([id, value]): Change => [kind, id, value]),
    )
    writeFileSync(`${path}.new`, all.length === 0 ? "" : `${JSON.stringify(all)}\n`, {
      mode: 0o600,
    })
    renameSync(`${path}.new`, path)
    lines = 1
  }

  if (file !== null && dataDir !== null) {
    mkdirSync(dataDir, { recursive: true })
    for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
      readLine(line).forEach(apply)
    }
    rewrite(file)
  }

  return {
    find: <K extends Kind>(kind: K, id: string) =>
      kinds.get(kind)?.get(id) as Records[K] | undefined,
    list: <K extends Kind>(kind: K) => [...(kinds.get(kind)?.values() ?? [])] as Records[K][],
    keys: (kind) => [...(kinds.get(kind)?.keys() ?? [])],
    put(kind, id, value) {
      apply([kind, id, value])
      changed.push([kind, id, value])
    },
    remove(kind, id) {
      apply([kind, id, null])
      changed.push([kind, id, null])
    },
    commit() {
      if (changed.length === 0) return
      const line = `${JSON.stringify(changed)}\n`
      changed = []
      if (file === null) return
      appendFileSync(file, line, { mode: 0o600 })
      lines += 1
      if (lines > linesBeforeRewrite) rewrite(file)
    },
  }
}

/** A last line that was cut off by a crash was never committed, so it counts for nothing. */
function readLine(line: string): Change[] {
  try {
    return line === "" ? [] : (JSON.parse(line) as Change[])
  } catch {
    return []
  }
}
