import type { ListFilter } from "#app/admin/collection.ts"
import { FilterField } from "#app/admin/filter-form.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select, type Option } from "#app/ui/select.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

/**
 * A filter by one of the organizer's own things. Where there are more of them than a select is good for, a search
 * beside it says which ones it offers, from the next press of the list's button on.
 * @param options those found, with the one that is chosen
 * @param total how many there are that the search finds
 * @param values what the list was asked for
 */
export function RelationFilter({
  filter: { name, label, anyLabel, search },
  options,
  total,
  values,
}: {
  filter: Extract<ListFilter, { kind: "relation" }>
  options: readonly Option[]
  total: number
  values: Partial<Record<string, string>>
}) {
  const { text } = useLanguage()
  const searched = values[search.name] ?? ""
  const isLeftOut = total > options.length
  return (
    <>
      {isLeftOut || searched !== "" ? (
        <FilterField label={text(search.label)} kind="search">
          <TextInput type="search" name={search.name} defaultValue={searched} maxLength={100} />
        </FilterField>
      ) : null}
      <FilterField
        label={
          <>
            {text(label)}
            {isLeftOut ? (
              <span className="font-normal text-muted">
                {" "}
                {text("fields.relation.leftOut", { shown: options.length })}
              </span>
            ) : null}
          </>
        }
      >
        <Select
          name={name}
          defaultValue={values[name] ?? ""}
          emptyLabel={text(anyLabel)}
          options={options}
        />
      </FilterField>
    </>
  )
}
