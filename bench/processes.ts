import { spawn, type ChildProcess } from "node:child_process"
import { readFileSync } from "node:fs"

/** The most memory a process has held so far, in megabytes; null where the system does not tell. */
export function peakMemoryMb(process: ChildProcess): number | null {
  try {
    const status = readFileSync(`/proc/${process.pid}/status`, "utf8")
    const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
    return peak === undefined ? null : Math.round(Number(peak) / 1024)
  } catch {
    return null
  }
}

/** Starts one of the product's own processes with the bench's environment. */
export function startProcess(args: string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    env: { ...process.env, ...environment, NODE_ENV: "production" },
    stdio: "ignore",
  })
}

/** Waits until an address answers. */
export async function waitFor(address: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    try {
      const answer = await fetch(address)
      if (answer.ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${address} did not answer.`)
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once("exit", resolve))
  child.kill("SIGTERM")
  await ended
}
