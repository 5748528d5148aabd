import { FilterField, FilterForm } from "#app/admin/filter-form.tsx"
import type { AuditFilter } from "#app/features/audit/list-audit.server.ts"
import { subjectKinds } from "#app/features/audit/subjects.ts"
import { paths } from "#app/paths.ts"
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
    <FilterForm clearHref={isFiltered ? paths.adminAudit() : null}>
      <FilterField label={say("person")}>
        <Select
          name="person"
          defaultValue={userId ?? ""}
          emptyLabel={say("anybody")}
          options={people.map(({ id, name, isHere }) => ({
            value: id,
            label: isHere ? name : say("former", { name }),
          }))}
        />
      </FilterField>
      <FilterField label={say("kind")}>
        <Select
          name="kind"
          defaultValue={kind ?? ""}
          emptyLabel={say("anyKind")}
          options={subjectKinds.map((value) => ({ value, label: say(`kinds.${value}`) }))}
        />
      </FilterField>
      <FilterField label={say("from")} kind="date">
        <TextInput type="date" name="from" defaultValue={from ?? ""} />
      </FilterField>
      <FilterField label={say("until")} kind="date">
        <TextInput type="date" name="until" defaultValue={until ?? ""} />
      </FilterField>
    </FilterForm>
  )
}
