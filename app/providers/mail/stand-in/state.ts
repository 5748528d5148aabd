import { z } from "zod"

/** A message as it came in. */
export const keptMessage = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
  /** The bytes after DATA, in base64. */
  raw: z.string(),
})
export type KeptMessage = z.infer<typeof keptMessage>

/** What the server does wrong on purpose. */
export const faults = z.strictObject({
  /** Answers every message with 451. */
  refuseTemporarily: z.boolean().default(false),
  /** Answers these recipients with 550. */
  refuseRecipients: z.array(z.string()).default([]),
  /** Waits this long before it says yes. */
  answerDelayMs: z.number().int().min(0).max(600_000).default(0),
  /** Takes this many messages, and hangs up instead of saying yes. */
  loseAnswers: z.number().int().min(0).default(0),
  /** Does not listen at all. */
  down: z.boolean().default(false),
})
export type Faults = z.infer<typeof faults>
export const noFaults: Faults = faults.parse({})
