import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { emptyState, standInState, type StandInState } from "./state.ts"

/**
 * Reads the state that an earlier run left; an empty one where there is none.
 * @param dataDir null keeps everything in memory
 * @throws Error naming the file when it is there and cannot be understood
 */
export function loadState(dataDir: string | null): StandInState {
  if (dataDir === null) return emptyState()
  const file = join(dataDir, "google.json")
  let text: string
  try {
    text = readFileSync(file, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return emptyState()
    throw error
  }
  try {
    return standInState.parse(JSON.parse(text))
  } catch {
    throw new Error(`The calendar stand-in cannot read ${file}. Delete it to begin anew.`)
  }
}

/** Writes the state beside the old file and swaps it in, so that a killed process leaves a whole one. */
export function saveState(dataDir: string | null, state: StandInState): void {
  if (dataDir === null) return
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, "google.json")
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
