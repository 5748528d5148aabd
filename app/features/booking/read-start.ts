import { z } from "zod"

const instant = z.iso.datetime()
/** Beyond these years dates reach an end: of the database's, or of what a year is written with. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2200]

/**
 * An instant in UTC as an address or a form has it (RFC 3339 with `Z`), or null when it is none that anybody
 * could meet at.
 */
export function readStart(value: unknown): Date | null {
  const read = instant.safeParse(value)
  if (!read.success) return null
  const at = new Date(read.data)
  const year = at.getUTCFullYear()
  return year >= FIRST_YEAR && year <= LAST_YEAR ? at : null
}
