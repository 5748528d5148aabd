import { useContext } from "react"
import { z } from "zod"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { pictureName } from "#app/admin/media/picture-name.ts"
import { PictureThumbnail } from "#app/admin/media/picture-thumbnail.tsx"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"
import type { OfferedPicture } from "./offered-picture.ts"
import { PicturePages, PictureRefresh, PictureSearch } from "./picture-finder.tsx"
import { PictureOffersContext } from "./picture-offers.ts"

/**
 * One picture of the library, or none: its id, or null.
 * @param pictures those to choose from, with the one that is chosen; see `offeredPictures`
 */
export function image({
  pictures,
}: {
  pictures: readonly OfferedPicture[]
}): FieldType<string | null> {
  const named = (id: unknown) => pictures.find((picture) => picture.id === id)
  return {
    schema: () =>
      typedText
        .transform((id) => (id === "" ? null : id))
        .pipe(
          z
            .string()
            .nullable()
            .refine((id) => id === null || named(id) !== undefined, "choice-missing"),
        ),
    toForm: (value) => value ?? "",
    toText: (value, { text }) => {
      if (value === null) return ""
      const picture = named(value)
      return picture ? pictureName(picture, text) : text("media.choice.gone")
    },
    Input: (props) => <ImageInput {...props} pictures={pictures} />,
  }
}

function ImageInput({ pictures, ...props }: InputProps & { pictures: readonly OfferedPicture[] }) {
  const { text } = useLanguage()
  const { field, label } = props
  const chosen = String(field.initialValue ?? "")
  const offer = useContext(PictureOffersContext)[field.name] ?? null
  const finder = offer && { fieldId: field.id, name: field.name, label, offer }
  const shown = offer ? shownOf(pictures, offer.ids, chosen) : pictures
  const choice = (value: string) => ({
    type: "radio",
    name: field.name,
    value,
    defaultChecked: value === chosen,
    className: "choice",
  })
  return (
    <GroupFrame {...props} required={false}>
      <label className="flex min-h-11 items-center gap-3">
        <input {...choice("")} />
        {text("media.choice.none")}
      </label>
      {finder ? <PictureSearch {...finder} /> : null}
      {shown.length > 0 ? (
        <div className="grid max-h-112 grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-3 overflow-y-auto rounded-md border border-line p-3">
          {shown.map((picture) => (
            <label key={picture.id} className="grid min-w-0 grid-cols-1 content-start gap-1.5">
              <PictureThumbnail picture={picture} isDecoration />
              <span className="flex min-h-11 items-start gap-2">
                <input {...choice(picture.id)} />
                <bdi className="min-w-0 text-sm wrap-anywhere">{pictureName(picture, text)}</bdi>
              </span>
            </label>
          ))}
        </div>
      ) : offer === null || offer.search === "" ? (
        <p className="text-sm text-muted">{text("media.choice.nothing")}</p>
      ) : null}
      {finder && (shown.length > 0 || offer?.search !== "") ? <PicturePages {...finder} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>
          <a
            href={paths.adminMediaUpload()}
            target="_blank"
            rel="noopener"
            className="link inline-flex min-h-11 items-center"
          >
            {text("media.choice.upload")}
          </a>{" "}
          <span className="text-sm text-muted">{text("media.choice.newTab")}</span>
        </p>
        {finder ? <PictureRefresh {...finder} /> : null}
      </div>
    </GroupFrame>
  )
}

/** The chosen one, wherever it is in the library, before those that are found. */
function shownOf(
  pictures: readonly OfferedPicture[],
  ids: readonly string[],
  chosen: string,
): OfferedPicture[] {
  const wanted = ids.includes(chosen) ? ids : [chosen, ...ids]
  return wanted.flatMap((id) => pictures.find((picture) => picture.id === id) ?? [])
}
