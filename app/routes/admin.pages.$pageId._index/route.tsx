import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { answerPageForm } from "#app/admin/collections/answer-page-form.server.ts"
import { pageSections } from "#app/admin/collections/pages.collection.tsx"
import { EditForm } from "#app/admin/edit-form.tsx"
import { offeredPictures } from "#app/admin/fields/image/offered-pictures.server.ts"
import { ExceededLimitsContext } from "#app/admin/fields/limits/limits-field.tsx"
import { MarkdownPreviewContext } from "#app/admin/fields/markdown/markdown-field.tsx"
import { PageConflict } from "#app/admin/page-conflict.tsx"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { ReadOnlyPage } from "#app/admin/read-only-page.tsx"
import { requirePage } from "#app/admin/require-page.server.ts"
import { hasRole } from "#app/features/organizer/gates.server.ts"
import { listExceededLimits } from "#app/features/page/list-exceeded-limits.server.ts"
import { signPagePreview } from "#app/features/page/page-preview.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.pages.edit.title")

/** A page's newest revision, to be edited, or, for a member who is a host on it, to be read; 404 for any other. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const least = { least: "member" } as const
  const { actor, organizer, page } = await requirePage(request, params["pageId"], runtime, least)
  const here = { organizerId: organizer.id, pageId: page.id }
  const now = await runtime.clock.now(runtime.db)
  const { coverMediaId } = page.newest.content
  return {
    page,
    offered: await offeredPictures(organizer.id, { coverMediaId }, runtime),
    mayEdit: hasRole(actor, "admin"),
    now,
    exceeded: await listExceededLimits(here, page.newest.content.limits, runtime),
    organizerSlug: organizer.slug,
    previewToken: signPagePreview(runtime.keyring, page.newest.id, now),
    notice: new URL(request.url).searchParams.get("notice"),
  }
}

/** Writes a new revision; the form again when something is wrong (400) or somebody else was quicker (409). */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, page } = await requirePage(request, params["pageId"], runtime)
  const here = { id: page.id, organizerSlug: organizer.slug }
  const again = await answerPageForm(actor, here, await requireForm(request), runtime)
  if (!again) throw redirect(paths.adminPage(page.id, { notice: "saved" }), 303)
  const { status, ...shown } = again
  return data(shown, { status })
}

export default function EditPage() {
  const { text } = useLanguage()
  const { page, exceeded, organizerSlug, previewToken, notice, now, mayEdit, ...loaded } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { pictures, offers } = answer?.offered ?? loaded.offered
  const sections = pageSections(organizerSlug, pictures)
  const basedOn = answer?.basedOn ?? page.newest.number
  const previewHref = paths.pagePreview(organizerSlug, page.slug, previewToken)
  if (!mayEdit) return <ReadOnlyPage {...{ page, organizerSlug, previewHref, sections }} />
  return (
    <MarkdownPreviewContext.Provider value={answer?.preview ?? null}>
      <PageEditHeader
        page={page}
        organizerSlug={organizerSlug}
        previewHref={previewHref}
        notice={answer ? null : notice}
      />
      {exceeded.length > 0 && !answer ? (
        <Notice tone="caution" headline={text("hosts.limits.below")}>
          <TextLink href="#page-limits">{text("hosts.limits.look")}</TextLink>
        </Notice>
      ) : null}
      {answer?.conflict ? <PageConflict sections={sections} {...answer.conflict} /> : null}
      <ExceededLimitsContext.Provider value={exceeded}>
        <EditForm
          id="page"
          sections={sections}
          content={{ slug: page.slug, ...page.newest.content }}
          lastResult={answer?.lastResult}
          saveLabel={text(answer?.conflict ? "admin.pages.edit.saveOver" : "admin.pages.edit.save")}
          now={now}
          hidden={{ basedOn: String(basedOn) }}
          pictureOffers={offers}
        />
      </ExceededLimitsContext.Provider>
    </MarkdownPreviewContext.Provider>
  )
}
