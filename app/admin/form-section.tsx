import { useLanguage } from "#app/ui/language.tsx"
import type { FieldSection, FormField, ListButtons } from "./field-type.ts"

type SectionProps = {
  section: FieldSection
  fields: Record<string, FormField>
  buttons: ListButtons
  now: Date
}

/** One section of a form: its heading, a line of help, and its fields. */
export function FormSection(props: SectionProps) {
  const { text } = useLanguage()
  const { name, words } = props.section
  const headingId = `section-${name}`
  return (
    <section
      aria-labelledby={headingId}
      className="grid gap-6 border-b border-line py-8 wide:grid-cols-[16rem_1fr]"
    >
      <div>
        <h2 id={headingId} className="text-lg">
          {text(`${words}.heading`)}
        </h2>
        <p className="mt-1 text-sm text-muted">{text(`${words}.help`)}</p>
      </div>
      <div className="grid max-w-prose content-start gap-6">
        <SectionFields {...props} />
      </div>
    </section>
  )
}

/** The inputs of a section's fields, in their order. */
export function SectionFields({ section, fields, buttons, now }: SectionProps) {
  const { text } = useLanguage()
  return section.fields.map(({ name, words, hasHelp, type: { Input } }) => {
    const field = fields[name]
    return field ? (
      <Input
        key={name}
        field={field}
        label={text(`${words}.label`)}
        help={hasHelp ? text(`${words}.help`) : null}
        now={now}
        buttons={buttons}
      />
    ) : null
  })
}
