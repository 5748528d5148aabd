import { FieldFrame } from "#app/admin/field-frame.tsx"
import type { FormField } from "#app/admin/field-type.ts"
import { LOCATION_KINDS } from "#app/features/page/schema.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

/** Kind, words and link of one place. @param position of a further one, so that labels differ; null for the first */
export function LocationPlaces({
  field,
  position = null,
}: {
  field: FormField
  position?: number | null
}) {
  const { text } = useLanguage()
  const { kind, text: words, url } = field.getFieldset()
  if (!kind || !words || !url) return null
  const say = (key: string) => text(`admin.fields.location.${key}`)
  const label = (key: string) =>
    position === null ? say(key) : text(`pageFields.otherLocations.${key}`, { position })
  return (
    <div className="grid gap-4">
      <FieldFrame field={kind} label={label("kind")} required>
        {(control) => (
          <Select
            {...control}
            name={kind.name}
            defaultValue={String(kind.initialValue ?? "")}
            options={LOCATION_KINDS.map((value) => ({ value, label: say(`kinds.${value}`) }))}
          />
        )}
      </FieldFrame>
      <FieldFrame field={words} label={label("text")} help={say("textHelp")}>
        {(control) => (
          <TextInput
            {...control}
            name={words.name}
            defaultValue={String(words.initialValue ?? "")}
          />
        )}
      </FieldFrame>
      <FieldFrame field={url} label={label("url")} help={say("urlHelp")}>
        {(control) => (
          <TextInput
            {...control}
            type="url"
            name={url.name}
            defaultValue={String(url.initialValue ?? "")}
          />
        )}
      </FieldFrame>
    </div>
  )
}
