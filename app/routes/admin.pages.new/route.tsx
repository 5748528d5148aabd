import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { readPageForm } from "#app/admin/collections/pages.collection.server.ts"
import { pageSections } from "#app/admin/collections/pages.collection.tsx"
import { EditForm } from "#app/admin/edit-form.tsx"
import { MarkdownPreviewContext } from "#app/admin/fields/markdown/markdown-field.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { onlyToShow, readMarkdownPreview, showAgain } from "#app/admin/show-again.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.pages.new.title")

/** What the form of a new page needs. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  return { organizerSlug: organizer.slug, now: await runtime.clock.now(runtime.db) }
}

/** Makes a draft and goes on to it; the form again (400) when something is wrong. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const preview = readMarkdownPreview(formData)
  const { submission, page } = readPageForm(
    preview ? onlyToShow(formData) : formData,
    organizer.slug,
  )
  if (!page) {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, preview }, { status })
  }
  const result = await createPage(actor, page, runtime)
  if (result.ok) throw redirect(paths.adminPage(result.pageId, { notice: "created" }), 303)
  const { lastResult, status } = showAgain(submission, { fieldErrors: { slug: [result.problem] } })
  return data({ lastResult, preview }, { status })
}

export default function NewPage() {
  const { text } = useLanguage()
  const { organizerSlug, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <MarkdownPreviewContext.Provider value={answer?.preview ?? null}>
      <PageHeader title={text("admin.pages.new.title")} lead={text("admin.pages.new.lead")} />
      <EditForm
        id="page"
        sections={pageSections(organizerSlug)}
        content={{ slug: "", ...emptyPageContent }}
        lastResult={answer?.lastResult}
        saveLabel={text("admin.pages.new.save")}
        now={now}
      />
    </MarkdownPreviewContext.Provider>
  )
}
