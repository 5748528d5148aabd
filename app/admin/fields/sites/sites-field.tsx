import { useProblem } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { WhichFrame } from "#app/admin/fields/choices/which-frame.tsx"
import { Field } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextArea } from "#app/ui/text-input.tsx"
import { SITES_CHOICES, typedSites } from "./read-sites.ts"

/** Sites by their origins: null for any, an empty list for none. */
export function sites(): FieldType<string[] | null> {
  return {
    schema: () => typedSites,
    toForm: (value) => ({
      which: value === null ? "any" : value.length === 0 ? "none" : "listed",
      list: (value ?? []).join("\n"),
    }),
    toText: (value, { text }) =>
      value === null
        ? text("embed.sites.any")
        : value.length === 0
          ? text("embed.sites.none")
          : value.join(", "),
    Input: SitesInput,
  }
}

function SitesInput(props: InputProps) {
  const { text } = useLanguage()
  const { which, list } = props.field.getFieldset()
  const problem = useProblem(list ?? props.field)
  if (!which || !list) return null
  return (
    <WhichFrame {...props} which={which} values={SITES_CHOICES} words="embed.sites">
      <Field
        id={list.id}
        label={text("embed.sites.list")}
        hint={text("embed.sites.listHelp")}
        error={problem}
      >
        {(control) => (
          <TextArea
            {...control}
            name={list.name}
            rows={3}
            defaultValue={String(list.initialValue ?? "")}
            spellCheck={false}
          />
        )}
      </Field>
    </WhichFrame>
  )
}
