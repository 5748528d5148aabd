import { Button } from "#app/ui/button.tsx"
import { Field } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"

export type HolidayChoices = {
  /** Each named in the reader’s language. */
  countries: readonly { code: string; name: string }[]
  /** Those of the chosen country that have holidays of their own. */
  regions: readonly { code: string; name: string }[]
  country: string | null
  region: string | null
}

/** Whose public holidays are closed: a country, and one of its regions once a country is chosen. */
export function HolidayForm({
  choices,
  problem,
}: {
  choices: HolidayChoices
  /** What is wrong: `country-unknown` or `region-unknown`. */
  problem: string | null
}) {
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.availability.holidays.${key}`)
  const { countries, regions, country, region } = choices
  const optionsOf = (places: HolidayChoices["countries"]) =>
    places.map(({ code, name }) => ({ value: code, label: name }))
  const errorAt = (name: string) =>
    problem === `${name}-unknown` ? text(`admin.problems.${problem}`) : null
  return (
    <form method="post" id="holidays" className="grid max-w-prose gap-5">
      <Field
        id="holidays-country"
        label={say("country")}
        hint={say("countryHelp")}
        error={errorAt("country")}
        required
      >
        {({ required: _mayBeNone, ...control }) => (
          <Select
            {...control}
            name="country"
            defaultValue={country ?? ""}
            emptyLabel={say("none")}
            options={optionsOf(countries)}
          />
        )}
      </Field>
      {country !== null && regions.length > 0 ? (
        <Field id="holidays-region" label={say("region")} error={errorAt("region")} required>
          {({ required: _mayBeNone, ...control }) => (
            <>
              <input type="hidden" name="regionOf" value={country} />
              <Select
                {...control}
                name="region"
                defaultValue={region ?? ""}
                emptyLabel={say("wholeCountry")}
                options={optionsOf(regions)}
              />
            </>
          )}
        </Field>
      ) : null}
      <Button className="justify-self-start">{say("submit")}</Button>
    </form>
  )
}
