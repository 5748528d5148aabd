import { ChevronLeft, ChevronRight } from "lucide-react"
import { TextLink } from "./button.tsx"
import { useLanguage } from "./language.tsx"

/**
 * Where in a long list one is, with the ways on and back.
 * @param page counted from 1
 * @param previousHref null on the first page; `nextHref` null on the last
 */
export function Pagination({
  page,
  pageSize,
  total,
  isMore = false,
  previousHref,
  nextHref,
}: {
  page: number
  pageSize: number
  total: number
  /** There are more than `total`, and how many is not known. */
  isMore?: boolean
  previousHref: string | null
  nextHref: string | null
}) {
  const { text } = useLanguage()
  if (total <= pageSize) return null
  const from = (page - 1) * pageSize + 1
  return (
    <nav
      aria-label={text("interface.pagination.label")}
      className="mt-3 flex flex-wrap items-center gap-x-6 text-muted"
    >
      <span>
        {text(`interface.pagination.${isMore ? "rangeOfMore" : "range"}`, {
          from,
          to: Math.min(total, from + pageSize - 1),
          total,
        })}
      </span>
      {previousHref ? (
        <TextLink href={previousHref} rel="prev" icon={ChevronLeft}>
          {text("interface.pagination.previous")}
        </TextLink>
      ) : null}
      {isMore && !nextHref ? <span>{text("interface.pagination.beyond")}</span> : null}
      {nextHref ? (
        <TextLink href={nextHref} rel="next" icon={ChevronRight}>
          {text("interface.pagination.next")}
        </TextLink>
      ) : null}
    </nav>
  )
}
