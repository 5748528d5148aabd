import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import type { Collection, ListFilter, ListPage } from "./collection.ts"
import { FilterField, FilterForm } from "./filter-form.tsx"
import { RelationFilter } from "./fields/relation/relation-filter.tsx"
import type { ListQuery } from "./list-query.ts"

/** Search and filters of a list as a GET form: what is found has an address. */
export function ListFilters<Row, Sort extends string>({
  collection,
  list,
  query,
  clearHref,
}: {
  collection: Collection<Row, Sort>
  list: ListPage<Row>
  query: ListQuery<Sort>
  clearHref: string
}) {
  const { text } = useLanguage()
  const { words, filters, rules } = collection
  const isFiltered = query.search !== "" || Object.keys(query.filters).length > 0
  const isUsual =
    query.sort === rules.defaultSort.sort && query.direction === rules.defaultSort.direction
  return (
    <FilterForm clearHref={isFiltered ? clearHref : null}>
      {isUsual ? null : (
        <input
          type="hidden"
          name="sort"
          value={`${query.direction === "descending" ? "-" : ""}${query.sort}`}
        />
      )}
      <FilterField label={text(`${words}.search`)} kind="search">
        <TextInput type="search" name="q" defaultValue={query.search} maxLength={100} />
      </FilterField>
      {filters.map((filter) =>
        filter.kind === "relation" ? (
          <RelationFilter
            key={filter.name}
            filter={filter}
            options={list.options[filter.name] ?? []}
            total={list.totals?.[filter.name] ?? 0}
            values={query.filters}
          />
        ) : (
          <FilterField key={filter.name} label={text(filter.label)} kind={filter.kind}>
            <Filter filter={filter} list={list} value={query.filters[filter.name] ?? ""} />
          </FilterField>
        ),
      )}
    </FilterForm>
  )
}

function Filter<Row>({
  filter,
  list,
  value,
}: {
  filter: Exclude<ListFilter, { kind: "relation" }>
  list: ListPage<Row>
  value: string
}) {
  const { text } = useLanguage()
  if (filter.kind === "date") {
    return <TextInput type="date" name={filter.name} defaultValue={value} />
  }
  const options =
    filter.options === "data"
      ? (list.options[filter.name] ?? [])
      : filter.options.map((option) => ({ value: option.value, label: text(option.label) }))
  return (
    <Select
      name={filter.name}
      defaultValue={value}
      emptyLabel={text(filter.anyLabel)}
      options={options}
    />
  )
}
