import type { ListedPicture } from "#app/features/media/list-pictures.server.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { pictureName } from "./picture-name.ts"
import { PictureThumbnail } from "./picture-thumbnail.tsx"

/** Pictures beside one another, each a link to its own page. */
export function PictureGrid({ pictures }: { pictures: readonly ListedPicture[] }) {
  const { text } = useLanguage()
  return (
    <ul
      aria-label={text("media.caption")}
      className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-4"
    >
      {pictures.map((picture) => (
        <li key={picture.id} className="min-w-0">
          <a href={paths.adminPicture(picture.id)} className="grid min-h-11 grid-cols-1 gap-1.5">
            <PictureThumbnail picture={picture} isDecoration />
            <span className="link wrap-anywhere">
              <bdi>{pictureName(picture, text)}</bdi>
            </span>
          </a>
          <p className="text-sm text-muted">{text("media.size", size(picture))}</p>
          {picture.alt === "" ? (
            <p className="text-sm text-muted">{text("media.undescribed")}</p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const size = ({ width, height }: ListedPicture) => ({ width, height })
