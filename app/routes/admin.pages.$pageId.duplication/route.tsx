import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { copyPageSection } from "#app/admin/page-sections.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { showAgain } from "#app/admin/show-again.server.ts"
import { duplicatePage } from "#app/features/page/duplicate-page.server.ts"
import { proposeCopy } from "#app/features/page/propose-copy.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"

export const meta: MetaFunction = () => pageTitle("pages.duplication.title")

/** The page that would be copied, with a title and a free address for the copy. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, page } = await requirePage(request, params["pageId"], runtime)
  const { slug, newest } = page
  const about = { slug, title: newest.content.title, locale: organizer.locale }
  const proposal = await proposeCopy(runtime.db, organizer.id, about)
  const now = await runtime.clock.now(runtime.db)
  return { page, organizerSlug: organizer.slug, proposal, now }
}

/** Makes the copy and goes on to it; the form again (400) when its title or address cannot be. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, page } = await requirePage(request, params["pageId"], runtime)
  const formData = await requireForm(request)
  const section = copyPageSection(organizer.slug)
  const submission = readForm(formData, schemaOf([section], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const { title, slug } = submission.value
  const input = { pageId: page.id, slug: String(slug), title: String(title) }
  const result = await duplicatePage(actor, input, runtime)
  if (result.ok) throw redirect(paths.adminPage(result.pageId, { notice: "copied" }), 303)
  if (result.problem === "not-found") notFound()
  const { lastResult, status } = showAgain(submission, { fieldErrors: { slug: [result.problem] } })
  return data(lastResult, { status })
}

export default function DuplicatePage() {
  const { page, organizerSlug, proposal, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <>
      <PageEditHeader page={page} organizerSlug={organizerSlug} previewHref={null} notice={null} />
      <div className="grid max-w-prose gap-4">
        <h2 className="text-lg">{text("pages.duplication.title")}</h2>
        <p className="text-muted">{text("pages.duplication.lead")}</p>
        <ShortForm
          id="duplicate-page"
          section={copyPageSection(organizerSlug)}
          content={proposal}
          lastResult={lastResult}
          submitLabel={text("pages.duplication.submit")}
          now={now}
        />
      </div>
    </>
  )
}
