import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { listRevisions } from "#app/features/page/find-page.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"

export const meta: MetaFunction = () => pageTitle("admin.pages.revisions.title")

const SHOWN = 50

/** The revisions of a page, newest first: 50 from the newest, or from below the number that the address names. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, page } = await requirePage(request, params["pageId"], runtime)
  const asked = Number(new URL(request.url).searchParams.get("below") ?? "")
  const below = Number.isInteger(asked) && asked > 1 && asked <= page.newest.number ? asked : null
  const found = await listRevisions(page, { below, limit: SHOWN + 1 }, runtime)
  const revisions = found.slice(0, SHOWN)
  return {
    page,
    organizerSlug: organizer.slug,
    timeZone: organizer.timeZone,
    revisions: revisions.map(({ id, number, title, createdAt, createdByName }) => ({
      number,
      title,
      createdAt,
      createdByName,
      isPublished: id === page.publishedRevisionId && page.status === "published",
    })),
    isFirst: below === null,
    older: found.length > SHOWN ? (revisions.at(-1)?.number ?? null) : null,
  }
}

export default function Revisions() {
  const { text } = useLanguage()
  const { page, organizerSlug, timeZone, revisions, isFirst, older } =
    useLoaderData<typeof loader>()
  const say = (key: string) => text(`admin.pages.revisions.${key}`)
  return (
    <>
      <PageEditHeader page={page} organizerSlug={organizerSlug} previewHref={null} notice={null} />
      <h2 className="mb-3 text-lg">{say("title")}</h2>
      <DataTable
        caption={say("title")}
        rows={revisions}
        rowKey={(revision) => String(revision.number)}
        columns={[
          {
            key: "number",
            heading: say("number"),
            isRowHeading: true,
            cell: ({ number }) => (
              <TextLink href={paths.adminPageRevision(page.id, number)}>
                {text("admin.pages.revisions.name", { number })}
              </TextLink>
            ),
          },
          { key: "title", heading: say("pageTitle"), cell: ({ title }) => <bdi>{title}</bdi> },
          {
            key: "at",
            heading: say("at"),
            cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} />,
          },
          {
            key: "by",
            heading: say("by"),
            cell: ({ createdByName }) => <bdi>{createdByName}</bdi>,
          },
          {
            key: "state",
            heading: say("state"),
            cell: ({ isPublished }) =>
              isPublished ? <StatusBadge tone="good" label={say("published")} /> : null,
          },
        ]}
      />
      {isFirst && older === null ? null : (
        <nav aria-label={text("interface.pagination.label")} className="mt-3 flex gap-x-6">
          {isFirst ? null : (
            <TextLink href={paths.adminPageRevisions(page.id)}>{say("newestOnes")}</TextLink>
          )}
          {older === null ? null : (
            <TextLink href={paths.adminPageRevisions(page.id, { below: older })} rel="next">
              {say("older")}
            </TextLink>
          )}
        </nav>
      )}
      <TextLink href={paths.adminPage(page.id)}>{text("admin.pages.publication.back")}</TextLink>
    </>
  )
}
