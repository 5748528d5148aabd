import { Search } from "lucide-react"
import type { AuditFilter } from "#app/features/audit/list-audit.server.ts"
import { subjectKinds } from "#app/features/audit/subjects.ts"
import { paths } from "#app/paths.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

/** Who, about what and when, as a GET form: what is found has an address. */
export function AuditFilters({
  filter,
  people,
}: {
  filter: AuditFilter
  people: readonly { id: string; name: string; isHere: boolean }[]
}) {
  const { text } = useLanguage()
  const say = (key: string, values = {}) => text(`people.audit.${key}`, values)
  const { userId, kind, from, until } = filter
  const isFiltered = [userId, kind, from, until].some((value) => value !== null)
  return (
    <form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
      <Labelled label={say("person")}>
        <Select
          name="person"
          defaultValue={userId ?? ""}
          emptyLabel={say("anybody")}
          options={people.map(({ id, name, isHere }) => ({
            value: id,
            label: isHere ? name : say("former", { name }),
          }))}
        />
      </Labelled>
      <Labelled label={say("kind")}>
        <Select
          name="kind"
          defaultValue={kind ?? ""}
          emptyLabel={say("anyKind")}
          options={subjectKinds.map((value) => ({ value, label: say(`kinds.${value}`) }))}
        />
      </Labelled>
      <Labelled label={say("from")}>
        <TextInput type="date" name="from" defaultValue={from ?? ""} />
      </Labelled>
      <Labelled label={say("until")}>
        <TextInput type="date" name="until" defaultValue={until ?? ""} />
      </Labelled>
      <Button tone="plain" icon={Search}>
        {text("admin.list.apply")}
      </Button>
      {isFiltered ? (
        <TextLink href={paths.adminAudit()}>{text("admin.list.clear")}</TextLink>
      ) : null}
    </form>
  )
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <label className="grid gap-1.5">
      <span className="text-sm font-medium">{label}</span>
      {children}
    </label>
  )
}
