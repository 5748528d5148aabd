import type { EditedPage } from "#app/features/page/find-page.server.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { useLanguage } from "#app/ui/language.tsx"
import type { OfferedPicture } from "./fields/image/offered-picture.ts"
import { pageSections } from "./collections/pages.collection.tsx"
import { Differences } from "./differences.tsx"

/** What publishing a page's newest revision would change for clients; nothing when it changes nothing. */
export function PublicationChanges({
  page,
  published,
  organizerSlug,
  pictures,
}: {
  page: EditedPage
  published: PageContent | null
  organizerSlug: string
  /** Those that either of them names. */
  pictures: readonly OfferedPicture[]
}) {
  const { text } = useLanguage()
  if (!published || page.publishedRevisionId === page.newest.id) return null
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{text("admin.pages.publication.changes")}</h2>
      <Differences
        caption={text("admin.pages.publication.changes")}
        sections={pageSections(organizerSlug, pictures)}
        before={{ slug: page.slug, ...published }}
        after={{ slug: page.slug, ...page.newest.content }}
        beforeLabel={text("admin.pages.publication.now")}
        afterLabel={text("admin.pages.publication.then")}
      />
    </section>
  )
}
