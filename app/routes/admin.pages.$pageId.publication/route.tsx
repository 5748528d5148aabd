import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CalendarClock } from "lucide-react"
import { answerChange } from "#app/admin/answer-change.server.ts"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { namedPictures } from "#app/admin/fields/image/offered-pictures.server.ts"
import { PublicationChanges } from "#app/admin/publication-changes.tsx"
import { PublicationDone } from "#app/admin/publication-done.tsx"
import { PublicationForm } from "#app/admin/publication-form.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { TeamNotices } from "#app/admin/team-notices.tsx"
import { findPublishedContent } from "#app/features/page/find-page.server.ts"
import { checkTeam } from "#app/features/page/check-team.server.ts"
import { signPagePreview } from "#app/features/page/page-preview.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { withdrawPage } from "#app/features/page/withdraw-page.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.pages.publication.title")

/** How a page stands, and what publishing would change for clients. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, page } = await requirePage(request, params["pageId"], runtime)
  const published = await findPublishedContent(page, runtime)
  const token = signPagePreview(
    runtime.keyring,
    page.newest.id,
    await runtime.clock.now(runtime.db),
  )
  const covers = [published?.coverMediaId, page.newest.content.coverMediaId]
  return {
    page,
    published,
    pictures: await namedPictures(organizer.id, covers, runtime),
    team: await checkTeam(organizer.id, page, runtime),
    organizerSlug: organizer.slug,
    previewHref: paths.pagePreview(organizer.slug, page.slug, token),
    notice: new URL(request.url).searchParams.get("notice"),
  }
}

/** `status` says what the page shall be: `published` (with the revision that was looked at), `unpublished`, `archived`. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, page } = await requirePage(request, params["pageId"], runtime)
  const { id: pageId } = page
  const formData = await requireForm(request)
  const status = formData.get("status")
  if (status !== "published" && status !== "unpublished" && status !== "archived") {
    throw new Response(null, { status: 400 })
  }
  const result =
    status === "published"
      ? await publishPage(actor, { pageId, number: Number(formData.get("number")) }, runtime)
      : await withdrawPage(actor, { pageId, status }, runtime)
  return answerChange(result, paths.adminPagePublication(pageId, { notice: status }))
}

export default function Publication() {
  const { text } = useLanguage()
  const { page, published, pictures, team, organizerSlug, previewHref, notice } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const address = paths.bookingPage(organizerSlug, page.slug)
  return (
    <>
      <PageEditHeader
        page={page}
        organizerSlug={organizerSlug}
        previewHref={previewHref}
        notice={null}
      />
      <div className="grid max-w-prose gap-6">
        {answer ? (
          <Notice tone="caution" isNews headline={text("admin.pages.publication.changed")} />
        ) : null}
        {answer ? null : <PublicationDone {...{ page, notice, address }} />}
        <TeamNotices {...team} />
        <PublicationForm page={page} />
        {page.status === "published" && page.publishedRevisionId === page.newest.id ? null : (
          <TextLink href={paths.adminPagePlan(page.id)} icon={CalendarClock}>
            {text(page.planned ? "pages.plan.look" : "pages.plan.title")}
          </TextLink>
        )}
        <PublicationChanges {...{ page, published, organizerSlug, pictures }} />
        <p className="flex flex-wrap gap-x-6">
          <TextLink href={paths.adminPage(page.id)}>
            {text("admin.pages.publication.back")}
          </TextLink>
          <TextLink href={paths.adminPageDeletion(page.id)}>
            {text("pages.deletion.title")}
          </TextLink>
        </p>
      </div>
    </>
  )
}
