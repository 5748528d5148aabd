import { Checkbox } from "#app/ui/checkbox.tsx"
import { RadioGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import type { DetailsForm } from "./details-form.ts"

type Given = { form: Pick<DetailsForm, "values" | "errors" | "locations" | "consentHtml"> }

/** Where to meet, where the page lets clients choose; nothing elsewhere. */
export function PlaceChoice({ form: { locations, values, errors } }: Given) {
  const { text } = useLanguage()
  if (locations.length === 0) return null
  return (
    <RadioGroup
      id="location"
      name="location"
      label={text("booking.details.location")}
      error={errors.location}
      required
      defaultValue={values.location}
      choices={locations.map(({ key, label }) => ({ value: key, label: <bdi>{label}</bdi> }))}
    />
  )
}

/** What the organizer asks to agree to, with its box, right before the button; nothing where nothing is asked. */
export function Consent({ form: { consentHtml, values, errors } }: Given) {
  const { text } = useLanguage()
  if (consentHtml === null) return null
  return (
    <section aria-labelledby="consent-text" className="grid gap-2 border-t border-line pt-5">
      <h2 id="consent-text" className="font-medium">
        {text("booking.details.consent")}
      </h2>
      <div
        dir="auto"
        className="prose max-w-prose wrap-anywhere"
        dangerouslySetInnerHTML={{ __html: consentHtml }}
      />
      <Checkbox
        id="consent"
        name="consent"
        value="on"
        label={text("booking.details.consentBox")}
        error={errors.consent}
        required
        defaultChecked={values.consent ?? false}
      />
    </section>
  )
}
