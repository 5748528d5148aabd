import { Button } from "#app/ui/button.tsx"
import { Field } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
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
  wish,
  problem,
}: {
  choices: HolidayChoices
  /** What was sent, when it was refused. */
  wish: Pick<HolidayChoices, "country" | "region"> | null
  /** What is wrong: `country-unknown`, `region-unknown` or `changed-meanwhile`. */
  problem: string | null
}) {
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.availability.holidays.${key}`)
  const { countries, regions, country, region } = choices
  const nameIn = (places: HolidayChoices["countries"], wanted: string | null) =>
    places.find(({ code }) => code === wanted)?.name
  const optionsOf = (places: HolidayChoices["countries"]) =>
    places.map(({ code, name }) => ({ value: code, label: name }))
  const errorAt = (name: string) =>
    problem === `${name}-unknown` ? text(`admin.problems.${problem}`) : null
  return (
    <form id="holidays" method="post" className="grid max-w-prose gap-5">
      {problem === "changed-meanwhile" ? (
        <Notice tone="caution" isNews headline={say("changedMeanwhile")}>
          <p>
            {say("nowThere")}{" "}
            <bdi>
              {[nameIn(countries, country) ?? say("none"), nameIn(regions, region)]
                .filter(Boolean)
                .join(", ")}
            </bdi>
          </p>
        </Notice>
      ) : null}
      <input type="hidden" name="basedOnCountry" value={country ?? ""} />
      <input type="hidden" name="basedOnRegion" value={region ?? ""} />
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
            defaultValue={(wish ? wish.country : country) ?? ""}
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
                defaultValue={(wish ? wish.region : region) ?? ""}
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
