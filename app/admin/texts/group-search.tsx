import { Search } from "lucide-react"
import { FilterField } from "#app/admin/filter-form.tsx"
import { paths } from "#app/paths.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

/** The search of the texts as a GET form: what is found has an address. */
export function GroupSearch({ search, isChangedOnly }: { search: string; isChangedOnly: boolean }) {
  const { text } = useLanguage()
  const say = (key: string) => text(`texts.search.${key}`)
  return (
    <form method="get" role="search" className="mb-6 flex flex-wrap items-end gap-3">
      <FilterField label={say("label")} kind="search">
        <TextInput type="search" name="q" defaultValue={search} maxLength={100} />
      </FilterField>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="changed"
          value="1"
          defaultChecked={isChangedOnly}
          className="choice"
        />
        {say("changedOnly")}
      </label>
      <Button tone="plain" icon={Search}>
        {say("submit")}
      </Button>
      {search !== "" || isChangedOnly ? (
        <TextLink href={paths.adminTexts()}>{say("clear")}</TextLink>
      ) : null}
    </form>
  )
}
