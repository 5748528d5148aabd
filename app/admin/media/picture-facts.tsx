import type { ReactNode } from "react"
import { isUsed, type PictureUses } from "#app/features/media/picture-uses.ts"
import type { ListedPicture } from "#app/features/media/list-pictures.server.ts"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { PictureUsesList } from "./picture-uses.tsx"

/** What is known of a picture. @param uses where it is used; null for whom that does not concern */
export function PictureFacts({
  picture,
  uses,
  timeZone,
}: {
  picture: ListedPicture
  uses: PictureUses | null
  timeZone: string
}) {
  const { text } = useLanguage()
  const { filename, width, height, createdAt } = picture
  const fact = (key: string, value: ReactNode) => ({
    key,
    label: text(`media.picture.${key}`),
    value,
  })
  return (
    <Facts
      facts={[
        fact("filename", <bdi className="wrap-anywhere">{filename}</bdi>),
        fact("size", text("media.size", { width, height })),
        fact("uploadedAt", <Moment at={createdAt} timeZone={timeZone} />),
        ...(uses
          ? [
              fact(
                "uses",
                isUsed(uses) ? <PictureUsesList uses={uses} /> : text("media.picture.unused"),
              ),
            ]
          : []),
      ]}
    />
  )
}
