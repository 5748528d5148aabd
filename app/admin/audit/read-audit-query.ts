import { z } from "zod"
import type { AuditFilter, AuditPlace } from "#app/features/audit/list-audit.server.ts"
import { subjectKinds } from "#app/features/audit/subjects.ts"
import { isId } from "#app/platform/ids.ts"

const kinds = z.enum(subjectKinds)
const date = z.iso.date()

const orNull = <Value>(schema: z.ZodType<Value>, value: string | null): Value | null => {
  const read = schema.safeParse(value)
  return read.success ? read.data : null
}

/** Reads the log's address: `person`, `kind`, `from`, `until`, `after`. What is not understood counts as not asked for. */
export function readAuditQuery(
  search: URLSearchParams,
  timeZone: string,
): { filter: AuditFilter; after: AuditPlace | null } {
  const person = search.get("person")
  const filter = {
    userId: isId(person) ? person : null,
    kind: orNull(kinds, search.get("kind")),
    from: orNull(date, search.get("from")),
    until: orNull(date, search.get("until")),
    timeZone,
  }
  return { filter, after: readPlace(search.get("after")) }
}

/** The parameters that ask for the same again. */
export function auditParameters({ userId, kind, from, until }: AuditFilter) {
  return { person: userId, kind, from, until }
}

/** A place in the log as its address has it: the moment and the id of the last entry that was shown. */
export function placeText({ at, id }: AuditPlace): string {
  return `${at.toISOString()}_${id}`
}

function readPlace(text: string | null): AuditPlace | null {
  const [, moment = "", id = ""] =
    /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)_([0-9a-f-]{36})$/.exec(text ?? "") ?? []
  const at = new Date(moment)
  return isId(id) && !Number.isNaN(at.getTime()) ? { at, id } : null
}
