import { Trash2 } from "lucide-react"
import type { SavedView } from "#app/features/view/list-views.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { viewHref, type ViewedCollection } from "./viewed-collections.ts"

/** Somebody's own views of a list, each to be opened or forgotten. */
export function ViewList({
  collection,
  views,
}: {
  collection: ViewedCollection
  views: readonly SavedView[]
}) {
  const { text } = useLanguage()
  if (views.length === 0) return <p className="text-muted">{text("pages.views.none")}</p>
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {views.map(({ id, name, query }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 px-4 py-1">
          <TextLink href={viewHref(collection, query)}>
            <bdi>{name}</bdi>
          </TextLink>
          <form method="post">
            <input type="hidden" name="forget" value={id} />
            <Button tone="quiet" icon={Trash2}>
              {text("pages.views.forget", { name })}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}
