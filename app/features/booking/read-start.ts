import { z } from "zod"

const instant = z.iso.datetime()

/** An instant in UTC as an address or a form has it (RFC 3339 with `Z`), or null when it is none. */
export function readStart(value: unknown): Date | null {
  const read = instant.safeParse(value)
  if (!read.success) return null
  const at = new Date(read.data)
  return Number.isNaN(at.getTime()) ? null : at
}
