import { Bookmark } from "lucide-react"
import type { SavedView } from "#app/features/view/list-views.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { viewHref, type ViewedCollection } from "./viewed-collections.ts"

/** Somebody's own views of a list, and the way to keep what is shown now as one of them. */
export function SavedViews({
  collection,
  views,
  query,
}: {
  collection: ViewedCollection
  views: readonly SavedView[]
  /** As `viewQuery` gives it: what the list shows now. */
  query: string
}) {
  const { text } = useLanguage()
  const isKept = views.some((view) => view.query === query)
  if (views.length === 0 && query === "") return null
  return (
    <nav aria-label={text("pages.views.own")} className="mb-4 flex flex-wrap items-center gap-x-6">
      {views.map((view) => (
        <TextLink
          key={view.id}
          href={viewHref(collection, view.query)}
          {...(view.query === query ? { "aria-current": "page" as const } : {})}
          className={view.query === query ? "font-semibold" : ""}
        >
          <bdi>{view.name}</bdi>
        </TextLink>
      ))}
      <TextLink
        href={paths.adminViews({ collection, ...(isKept ? {} : { query }) })}
        icon={Bookmark}
      >
        {text(query === "" || isKept ? "pages.views.change" : "pages.views.keep")}
      </TextLink>
    </nav>
  )
}
