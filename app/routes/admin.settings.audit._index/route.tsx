import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Download, History } from "lucide-react"
import { AuditFilters } from "#app/admin/audit/audit-filters.tsx"
import { changeText, subjectHref, whoText } from "#app/admin/audit/change-text.ts"
import { auditParameters, placeText, readAuditQuery } from "#app/admin/audit/read-audit-query.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { listAudit, listAuditPeople } from "#app/features/audit/list-audit.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("people.audit.title")

const SHOWN = 50

/** The changes that the address asks for, newest first. 403 for a member. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const { filter, after } = readAuditQuery(new URL(request.url).searchParams, organizer.timeZone)
  const [found, people] = await Promise.all([
    listAudit(organizer.id, filter, { after, limit: SHOWN + 1 }, runtime),
    listAuditPeople(organizer.id, runtime),
  ])
  const entries = found.slice(0, SHOWN)
  const last = found.length > SHOWN ? entries.at(-1) : undefined
  return { filter, entries, people, isFirst: after === null, older: last ? placeText(last) : null }
}

export default function Audit() {
  const { filter, entries, people, isFirst, older } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const say = (key: string) => text(`people.audit.${key}`)
  const asked = auditParameters(filter)
  const isFiltered = Object.values(asked).some((value) => value !== null)
  const empty = isFiltered || !isFirst ? "none" : "empty"
  return (
    <>
      <PageHeader
        title={say("title")}
        lead={say("lead")}
        action={
          <LinkButton icon={Download} href={paths.adminAuditExport(asked)} download>
            {say("export")}
          </LinkButton>
        }
      />
      <AuditFilters filter={filter} people={people} />
      {entries.length === 0 ? (
        <EmptyState icon={History} headline={say(`${empty}.headline`)}>
          {say(`${empty}.text`)}
        </EmptyState>
      ) : (
        <DataTable
          caption={say("caption")}
          rows={entries}
          rowKey={(entry) => entry.id}
          columns={[
            {
              key: "what",
              heading: say("what"),
              isRowHeading: true,
              cell: (entry) => {
                const href = subjectHref(entry)
                const what = <bdi>{changeText(entry, text)}</bdi>
                return href === null ? what : <TextLink href={href}>{what}</TextLink>
              },
            },
            { key: "who", heading: say("who"), cell: (entry) => <bdi>{whoText(entry, text)}</bdi> },
            {
              key: "at",
              heading: say("at"),
              cell: ({ at }) => <Moment at={at} timeZone={filter.timeZone} />,
            },
          ]}
        />
      )}
      <nav aria-label={text("interface.pagination.label")} className="mt-3 flex gap-x-6">
        {isFirst ? null : <TextLink href={paths.adminAudit(asked)}>{say("newer")}</TextLink>}
        {older === null ? null : (
          <TextLink href={paths.adminAudit({ ...asked, after: older })} rel="next">
            {say("older")}
          </TextLink>
        )}
      </nav>
    </>
  )
}
