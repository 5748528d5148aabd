import { Plus } from "lucide-react"
import type { z } from "zod"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { typedRows } from "#app/admin/fields/typed-text.ts"
import { problem } from "#app/admin/problem.ts"
import { RowButtons, rowMoves } from "#app/admin/row-buttons.tsx"
import { locationKey } from "#app/features/page/locations.ts"
import { MOST_OTHER_LOCATIONS, type PageLocation } from "#app/features/page/schema.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { locationText, locationToForm } from "./location-field.tsx"
import { LocationPlaces } from "./location-places.tsx"
import { typedLocation } from "./typed-location.ts"

/** Further places, of which a client chooses one. @param firstField the group of the page's first place */
export function otherLocations({ firstField }: { firstField: string }): FieldType<PageLocation[]> {
  return {
    schema: (raw) => {
      const first = { kind: raw(`${firstField}.kind`), text: raw(`${firstField}.text`).trim() }
      return typedRows(
        typedLocation,
        MOST_OTHER_LOCATIONS,
        problem("too-many-rows", { most: MOST_OTHER_LOCATIONS }),
      ).superRefine((rows, context) =>
        refuseDoubles([locationKey(first as PageLocation), ...rows.map(locationKey)], context),
      )
    },
    toForm: (value) => value.map(locationToForm),
    toText: (value, { text }) => value.map((one) => locationText(one, text)).join("; "),
    Input: OtherLocationsInput,
  }
}

/** Two places by the same words could not be told apart. */
function refuseDoubles(keys: string[], context: z.RefinementCtx): void {
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) {
      context.addIssue({ code: "custom", path: [index - 1, "text"], message: "location-twice" })
    }
  })
}

function OtherLocationsInput(props: InputProps) {
  const { text } = useLanguage()
  const { field, buttons } = props
  const rows = field.getFieldList()
  const empty = { kind: "phone", text: "", url: "" }
  return (
    <GroupFrame {...props} required={false}>
      <ol className="grid gap-6">
        {rows.map((row, index) => (
          <li key={row.key} id={row.id} tabIndex={-1} className="grid gap-3">
            <LocationPlaces field={row} position={index + 2} />
            <RowButtons
              moves={rowMoves(buttons, field.name, { index, count: rows.length })}
              name={text("pageFields.otherLocations.name", { position: index + 2 })}
            />
          </li>
        ))}
      </ol>
      {rows.length < MOST_OTHER_LOCATIONS ? (
        <div>
          <Button tone="plain" icon={Plus} {...buttons.insert(field.name, empty)}>
            {text("pageFields.otherLocations.add")}
          </Button>
        </div>
      ) : null}
    </GroupFrame>
  )
}
