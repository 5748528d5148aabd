import {
  CalendarClock,
  Copy,
  ExternalLink,
  Eye,
  History,
  KeyRound,
  Radio,
  Users,
} from "lucide-react"
import type { EditedPage } from "#app/features/page/find-page.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"
import { PageStatusBadge } from "./page-status-badge.tsx"

const notices: Record<string, string> = {
  created: "admin.pages.notices.created",
  saved: "admin.pages.notices.saved",
  restored: "admin.pages.notices.restored",
  copied: "pages.duplication.done",
}

/** The head of a page's views: its title and state, what was just done, and the ways on. */
export function PageEditHeader({
  page,
  organizerSlug,
  previewHref,
  notice,
}: {
  page: EditedPage
  organizerSlug: string
  previewHref: string | null
  notice: string | null
}) {
  const { text } = useLanguage()
  const done = notices[notice ?? ""]
  const isLive = page.status === "published"
  const isPrivate = page.newest.content.visibility === "private"
  const hasDraft = isLive && page.publishedRevisionId !== page.newest.id
  return (
    <>
      <PageHeader
        title={<bdi>{page.newest.content.title}</bdi>}
        lead={
          <span className="flex flex-wrap items-center gap-2">
            <PageStatusBadge status={page.status} />
            {hasDraft ? text("admin.pages.hasDraft") : null}
            {page.planned ? (
              <TextLink href={paths.adminPagePlan(page.id)} icon={CalendarClock}>
                {text("pages.plan.listed")}
                <Moment at={page.planned.at} timeZone={page.planned.timeZone} />
              </TextLink>
            ) : null}
          </span>
        }
      />
      <nav aria-label={text("admin.pages.edit.ways")} className="mb-4 flex flex-wrap gap-x-6">
        <TextLink href={paths.adminPagePublication(page.id)} icon={Radio}>
          {text("admin.pages.publication.title")}
        </TextLink>
        <TextLink href={paths.adminPageHosts(page.id)} icon={Users}>
          {text("hosts.ofPage.title")}
        </TextLink>
        {previewHref ? (
          <TextLink href={previewHref} icon={Eye} target="_blank" rel="noopener">
            {text("admin.pages.edit.preview")}
          </TextLink>
        ) : null}
        {isPrivate ? (
          <TextLink href={paths.adminPageLinks(page.id)} icon={KeyRound}>
            {text("links.title")}
          </TextLink>
        ) : null}
        {isLive && !isPrivate ? (
          <TextLink href={paths.bookingPage(organizerSlug, page.slug)} icon={ExternalLink}>
            {text("admin.pages.edit.visit")}
          </TextLink>
        ) : null}
        <TextLink href={paths.adminPageRevisions(page.id)} icon={History}>
          {text("admin.pages.revisions.title")}
        </TextLink>
        <TextLink href={paths.adminPageDuplication(page.id)} icon={Copy}>
          {text("pages.duplication.title")}
        </TextLink>
      </nav>
      {done ? (
        <Notice tone="success" isNews headline={text(done)}>
          {hasDraft ? text("admin.pages.notices.notYetPublished") : null}
        </Notice>
      ) : null}
    </>
  )
}
