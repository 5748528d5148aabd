import type { ComponentProps } from "react"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Pagination } from "#app/ui/pagination.tsx"
import { LinkTable } from "./link-table.tsx"

/** A page's single-use links, so many on a screen. @param at which screen of them, from 1 */
export function LinkList({
  total,
  at,
  pageSize,
  ...table
}: ComponentProps<typeof LinkTable> & { total: number; at: number; pageSize: number }) {
  const { text } = useLanguage()
  const { pageId, links } = table
  return (
    <section className="grid min-w-0 gap-3">
      <h2 className="text-lg">{text("links.list.heading")}</h2>
      {links.length === 0 ? (
        <p className="text-muted">{text("links.list.none")}</p>
      ) : (
        <LinkTable {...table} />
      )}
      <Pagination
        page={at}
        pageSize={pageSize}
        total={total}
        previousHref={at > 1 ? paths.adminPageLinks(pageId, { page: at - 1 }) : null}
        nextHref={at * pageSize < total ? paths.adminPageLinks(pageId, { page: at + 1 }) : null}
      />
    </section>
  )
}
