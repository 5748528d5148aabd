import { useReader } from "#app/admin/reader.ts"
import type { Schedule } from "#app/features/schedule/queries.server.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"

/** The pages on which a schedule counts, each as a link to where that is chosen; a sentence when there are none. */
export function UsedBy({ usedBy }: Pick<Schedule, "usedBy">) {
  const { text } = useLanguage()
  const { isMember } = useReader()
  if (usedBy.length === 0) {
    return <span className="text-muted">{text("admin.availability.usedByNone")}</span>
  }
  return (
    <ul className="flex flex-wrap gap-x-4">
      {usedBy.map(({ pageId, title, status }) => (
        <li key={pageId}>
          <a
            href={isMember ? paths.adminPage(pageId) : paths.adminPageHosts(pageId)}
            className="link inline-flex min-h-6 items-center"
          >
            <bdi>
              {status === "archived" ? text("admin.availability.archived", { title }) : title}
            </bdi>
          </a>
        </li>
      ))}
    </ul>
  )
}
