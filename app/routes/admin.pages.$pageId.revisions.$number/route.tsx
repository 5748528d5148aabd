import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Undo2 } from "lucide-react"
import { answerChange } from "#app/admin/answer-change.server.ts"
import { pageSections } from "#app/admin/collections/pages.collection.tsx"
import { Differences } from "#app/admin/differences.tsx"
import { namedPictures } from "#app/admin/fields/image/offered-pictures.server.ts"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { readRevisionNumber, requireRevision } from "#app/admin/require-revision.server.ts"
import { signPagePreview } from "#app/features/page/page-preview.server.ts"
import { restoreRevision } from "#app/features/page/restore-revision.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.pages.revisions.title")

/** One revision: what it changed, and how it differs from the newest. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, page } = await requirePage(request, params["pageId"], runtime)
  const { revision, before } = await requireRevision(page, params["number"], runtime)
  const token = signPagePreview(runtime.keyring, revision.id, await runtime.clock.now(runtime.db))
  return {
    page,
    revision,
    before,
    pictures: await namedPictures(
      organizer.id,
      [revision, before, page.newest].map((one) => one?.content.coverMediaId),
      runtime,
    ),
    organizerSlug: organizer.slug,
    timeZone: organizer.timeZone,
    previewHref: paths.pagePreview(organizer.slug, page.slug, token),
  }
}

/** Restores: writes what this revision says as a new one. 409 when somebody saved meanwhile. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, page } = await requirePage(request, params["pageId"], runtime)
  const { id: pageId } = page
  const basedOn = Number((await requireForm(request)).get("basedOn"))
  const number = readRevisionNumber(params["number"])
  const result = await restoreRevision(actor, { pageId, number, basedOn }, runtime)
  return answerChange(result, paths.adminPage(pageId, { notice: "restored" }))
}

export default function RevisionView() {
  const { text } = useLanguage()
  const { page, revision, before, pictures, organizerSlug, timeZone, previewHref } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = (key: string) => text(`admin.pages.revisions.${key}`, { number: revision.number })
  const sections = pageSections(organizerSlug, pictures)
  const isNewest = revision.number === page.newest.number
  const table = { sections, caption: say("name") }
  return (
    <>
      <PageEditHeader {...{ page, organizerSlug, previewHref }} notice={null} />
      <div className="grid gap-6">
        {answer ? <Notice tone="caution" isNews headline={say("changed")} /> : null}
        <h2 className="text-lg">{say("name")}</h2>
        <p className="text-muted">
          <Moment at={revision.createdAt} timeZone={timeZone} />
          {revision.createdByName === null ? null : " · "}
          <bdi>{revision.createdByName}</bdi>
        </p>
        <section className="grid gap-3">
          <h3 className="font-semibold">{say("whatChanged")}</h3>
          {before ? (
            <Differences
              {...table}
              before={before.content}
              after={revision.content}
              beforeLabel={say("before")}
              afterLabel={say("after")}
            />
          ) : (
            <p>{say("first")}</p>
          )}
        </section>
        {isNewest ? null : (
          <section className="grid gap-3">
            <h3 className="font-semibold">{say("toNewest")}</h3>
            <Differences
              {...table}
              before={page.newest.content}
              after={revision.content}
              beforeLabel={say("newest")}
              afterLabel={say("name")}
            />
            <form method="post">
              <input type="hidden" name="basedOn" value={page.newest.number} />
              <Button icon={Undo2}>{say("restore")}</Button>
            </form>
          </section>
        )}
        <TextLink href={paths.adminPageRevisions(page.id)}>{say("back")}</TextLink>
      </div>
    </>
  )
}
