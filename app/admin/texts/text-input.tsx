import { RotateCcw } from "lucide-react"
import type { FormField } from "#app/admin/field-type.ts"
import { useProblem } from "#app/admin/field-frame.tsx"
import type { ReplaceableText } from "#app/features/text/text-groups.ts"
import { Button } from "#app/ui/button.tsx"
import { controlAttributes, HintAndError } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextArea } from "#app/ui/text-input.tsx"
import { textName } from "./text-names.ts"
import { Variables } from "./variables.tsx"

/** The name of the button that empties one field: its value is the field's name. */
export const USE_OURS = "useOurs"

/** One text: ours, what it may be filled with, and the organizer's own words for it. */
export function TextInput({
  field,
  our,
  notUsed,
}: {
  field: FormField
  our: ReplaceableText
  /** Why the words that are kept are not shown to clients; null when they are. */
  notUsed: string | null
}) {
  const { text, locale } = useLanguage()
  const error = useProblem(field)
  const name = textName(our, text)
  const facts = { id: field.id, label: name, error, hint: <Ours message={our.message} /> }
  return (
    <div className="grid gap-1.5" key={field.key}>
      <label htmlFor={field.id} className="font-medium">
        {name}
      </label>
      <HintAndError {...facts} />
      <Variables our={our} locale={locale} />
      {notUsed === null || error ? null : (
        <p className="text-sm text-caution">
          {text("texts.edit.notUsed")} {notUsed}
        </p>
      )}
      <TextArea
        {...controlAttributes(facts)}
        name={field.name}
        rows={our.message.length > 90 ? 4 : 2}
        defaultValue={String(field.initialValue ?? "")}
        // Nothing to read, but a sign for what is below that the field is empty.
        placeholder=" "
        className="peer"
      />
      <Button
        tone="quiet"
        icon={RotateCcw}
        name={USE_OURS}
        value={field.name}
        formNoValidate
        className="justify-self-start peer-placeholder-shown:hidden"
        aria-label={text("texts.edit.useOursFor", { name })}
      >
        {text("texts.edit.useOurs")}
      </Button>
    </div>
  )
}

function Ours({ message }: { message: string }) {
  const { text } = useLanguage()
  return (
    <>
      {text("texts.edit.ours")} <bdi className="wrap-anywhere text-ink">{message}</bdi>
    </>
  )
}
