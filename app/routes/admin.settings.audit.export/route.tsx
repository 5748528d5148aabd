import type { LoaderFunctionArgs } from "@remix-run/node"
import { changeText, kindText, whoText } from "#app/admin/audit/change-text.ts"
import { readAuditQuery } from "#app/admin/audit/read-audit-query.ts"
import { csvLine } from "#app/features/audit/csv.ts"
import { eachAudit } from "#app/features/audit/list-audit.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { translator } from "#app/messages/translate.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** So that spreadsheets read the file as UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF"

/**
 * The changes that the address asks for as a CSV file, sent while they are read: moment (UTC), who with address,
 * what, about what with its id. 403 for a member.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const { filter } = readAuditQuery(new URL(request.url).searchParams, organizer.timeZone)
  const text = translator(organizer.locale)
  const portions = eachAudit(organizer.id, filter, runtime)
  const heading = ["at", "who", "email", "what", "about", "id"] as const
  const first = csvLine(heading.map((name) => text(`people.audit.csv.${name}`)))
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(BYTE_ORDER_MARK + first)),
    pull: async (stream) => {
      const { value, done } = await portions.next()
      if (done) return stream.close()
      const lines = value.map((entry) =>
        csvLine([
          entry.at.toISOString(),
          whoText(entry, text),
          entry.user?.email ?? "",
          changeText(entry, text),
          kindText(entry, text),
          entry.subjectId ?? "",
        ]),
      )
      stream.enqueue(encoder.encode(lines.join("")))
    },
    cancel: async () => {
      await portions.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit-log.csv"',
      "Cache-Control": "private, no-store",
    },
  })
}
