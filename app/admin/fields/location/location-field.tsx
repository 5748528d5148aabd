import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { Translate } from "#app/messages/translate.ts"
import type { PageLocation } from "#app/features/page/schema.ts"
import { LocationPlaces } from "./location-places.tsx"
import { typedLocation } from "./typed-location.ts"

/** Where it happens: what clients read, and a link that only confirmed ones get. */
export function location(): FieldType<PageLocation> {
  return {
    schema: () => typedLocation,
    toForm: locationToForm,
    toText: (value, { text }) => locationText(value, text),
    Input: LocationInput,
  }
}

export function locationToForm({ kind, text, url }: PageLocation) {
  return { kind, text, url: url ?? undefined }
}

/** A place as a person reads it in a comparison. */
export function locationText(value: PageLocation, text: Translate): string {
  return [text(`admin.fields.location.kinds.${value.kind}`), value.text, value.url ?? ""]
    .filter((part) => part !== "")
    .join(", ")
}

function LocationInput(props: InputProps) {
  return (
    <GroupFrame {...props}>
      <LocationPlaces field={props.field} />
    </GroupFrame>
  )
}
