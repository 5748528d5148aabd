import { Search } from "lucide-react"
import type { ReactNode } from "react"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/**
 * What a list is searched and filtered by, as a GET form: what is found has an address. The fields share the rows
 * they need evenly; the button stays with the link that takes all filters off.
 * @param clearHref null where nothing is filtered
 */
export function FilterForm({
  clearHref,
  children,
}: {
  clearHref: string | null
  children: ReactNode
}) {
  const { text } = useLanguage()
  return (
    <form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
      {children}
      <div className="flex flex-wrap items-center gap-x-4">
        <Button tone="plain" icon={Search}>
          {text("admin.list.apply")}
        </Button>
        {clearHref === null ? null : (
          <TextLink href={clearHref}>{text("admin.list.clear")}</TextLink>
        )}
      </div>
    </form>
  )
}

const widths = {
  search: "basis-full mid:basis-48 mid:max-w-80",
  choice: "basis-34 max-w-80",
  date: "basis-42 max-w-80",
}

/** One field of it under its label. A search has a row of its own on a phone, a date the room that browsers need. */
export function FilterField({
  label,
  kind = "choice",
  children,
}: {
  label: ReactNode
  kind?: keyof typeof widths
  children: ReactNode
}) {
  return (
    <label className={`grid grow grid-cols-1 gap-1.5 ${widths[kind]}`}>
      <span className="text-sm font-medium">{label}</span>
      {children}
    </label>
  )
}
