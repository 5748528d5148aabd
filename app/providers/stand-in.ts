import type { RandomBytes } from "#app/platform/random.ts"

/**
 * A provider played by us where no keys are set: it speaks the provider's own HTTP, so that the real
 * client runs unchanged. Nothing that runs in production imports one.
 */
export type StandIn = {
  /** Path prefixes that are its own, such as `/v1` and `/stripe`. */
  mounts: string[]
  handle(request: Request): Promise<Response>
  start?(): Promise<void>
  stop?(): Promise<void>
}

export type StandInOptions = {
  /** Where its state survives a restart; null keeps it in memory. */
  dataDir: string | null
  /** Its own origin, such as `http://localhost:3001`. */
  origin: string
  /** The product's public address. */
  appUrl: string
  now: () => Date
  random: RandomBytes
}
