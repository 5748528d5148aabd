import type { EditedPage } from "#app/features/page/find-page.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

/**
 * What was just done to a page, and where clients find it now.
 * @param notice as the address has it; anything else says nothing
 */
export function PublicationDone({
  page,
  notice,
  address,
}: {
  page: Pick<EditedPage, "id" | "newest">
  notice: string | null
  address: string
}) {
  const { text } = useLanguage()
  const done = ["published", "unpublished", "archived"].find((name) => name === notice)
  if (done === undefined) return null
  const isPrivate = page.newest.content.visibility === "private"
  const headline =
    done === "published" && isPrivate
      ? text("links.published")
      : text(`admin.pages.publication.done.${done}`)
  return (
    <Notice tone="success" isNews headline={headline}>
      {done !== "published" ? null : isPrivate ? (
        <TextLink href={paths.adminPageLinks(page.id)}>{text("links.title")}</TextLink>
      ) : (
        <TextLink href={address}>{address}</TextLink>
      )}
    </Notice>
  )
}
