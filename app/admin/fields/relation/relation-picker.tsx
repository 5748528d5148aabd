import { Plus, Search } from "lucide-react"
import { Button } from "#app/ui/button.tsx"
import { CheckboxGroup, type Choice } from "#app/ui/choice-group.tsx"
import { Field } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import { RELATION_BUTTON, relationNames } from "./read-relation.ts"

/**
 * Chooses several of the organizer's own things and adds them to a form at once. The server looks them up: where
 * there are more than are shown, a search finds the others. Its buttons send the whole form, which comes back as it
 * was typed, with what was asked for.
 * @param words key under which are `label`, `hint`, `search`, `add` and `none`
 */
export function RelationPicker({
  name,
  words,
  choices,
  total,
  search,
}: {
  /** Of the picker within its form. */
  name: string
  words: string
  /** What the search has found, without what was added already. */
  choices: readonly Choice[]
  /** How many it finds, those included that are not shown. */
  total: number
  search: string
}) {
  const { text } = useLanguage()
  const names = relationNames(name)
  const isLeftOut = total > choices.length
  return (
    <div className="mt-2 grid gap-3 rounded-md border border-line p-4">
      {isLeftOut || search !== "" ? (
        <div className="flex flex-wrap items-end gap-3">
          <Field id={names.search} label={text(`${words}.search`)} required>
            {({ required: _mayBeEmpty, ...control }) => (
              <TextInput
                {...control}
                type="search"
                name={names.search}
                defaultValue={search}
                maxLength={100}
              />
            )}
          </Field>
          <Button tone="plain" icon={Search} name={RELATION_BUTTON} value={names.find}>
            {text("fields.relation.find")}
          </Button>
        </div>
      ) : null}
      {choices.length === 0 ? (
        <p className="text-muted">{text(`${words}.none`)}</p>
      ) : (
        <>
          <CheckboxGroup
            id={names.chosen}
            name={names.chosen}
            label={text(`${words}.label`)}
            hint={
              isLeftOut ? text("fields.relation.someShown", { shown: choices.length, total }) : null
            }
            required
            choices={choices}
          />
          <div>
            <Button tone="plain" icon={Plus} name={RELATION_BUTTON} value={names.add}>
              {text(`${words}.add`)}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
