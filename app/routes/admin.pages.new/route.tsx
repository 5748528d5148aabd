import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { pageFieldErrors, readPageForm } from "#app/admin/collections/pages.collection.server.ts"
import { pageSections } from "#app/admin/collections/pages.collection.tsx"
import { EditForm } from "#app/admin/edit-form.tsx"
import {
  looksForPictures,
  offeredAgain,
  offeredPictures,
} from "#app/admin/fields/image/offered-pictures.server.ts"
import { MarkdownPreviewContext } from "#app/admin/fields/markdown/markdown-field.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { TemplateChoice } from "#app/admin/template-choice.tsx"
import { onlyToShow, readMarkdownPreview, showAgain } from "#app/admin/show-again.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { slugOf } from "#app/features/organizer/slug.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { freeSlug } from "#app/features/page/free-slug.server.ts"
import { contentOfTemplate, isForTeam, readTemplate } from "#app/features/page/templates.ts"
import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.pages.new.title")

const templateOf = (request: Request) =>
  readTemplate(new URL(request.url).searchParams.get("template"))

/** What the form of a new page begins with: nothing, or what `?template=` names, at an address that is free. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const template = templateOf(request)
  const content = contentOfTemplate(template, translator(organizer.locale))
  const slug =
    template === "blank" ? "" : await freeSlug(runtime.db, organizer.id, slugOf(content.title))
  const now = await runtime.clock.now(runtime.db)
  const { coverMediaId } = content
  const offered = await offeredPictures(organizer.id, { coverMediaId }, runtime)
  return { organizerSlug: organizer.slug, template, content: { slug, ...content }, offered, now }
}

/** Makes a draft and goes on to it; the form again (400) when something is wrong. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const preview = readMarkdownPreview(formData)
  const offer = () => offeredAgain(organizer.id, formData, ["coverMediaId"], runtime)
  const offered = await offer()
  const { submission, page } = readPageForm(
    preview || looksForPictures(formData) ? onlyToShow(formData) : formData,
    organizer.slug,
    offered.pictures,
  )
  if (!page) {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, preview, offered }, { status })
  }
  const result = await createPage(
    actor,
    { ...page, isForTeam: isForTeam(templateOf(request)) },
    runtime,
  )
  if (result.ok) throw redirect(paths.adminPage(result.pageId, { notice: "created" }), 303)
  const fieldErrors = pageFieldErrors(result.problem)
  const { lastResult, status } = showAgain(submission, { fieldErrors })
  // A picture that went meanwhile is offered no longer.
  return data({ lastResult, preview, offered: await offer() }, { status })
}

export default function NewPage() {
  const { text } = useLanguage()
  const { organizerSlug, template, content, now, ...loaded } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { pictures, offers } = answer?.offered ?? loaded.offered
  return (
    <MarkdownPreviewContext.Provider value={answer?.preview ?? null}>
      <PageHeader title={text("admin.pages.new.title")} lead={text("admin.pages.new.lead")} />
      <TemplateChoice chosen={template} />
      <EditForm
        id="page"
        sections={pageSections(organizerSlug, pictures)}
        content={content}
        lastResult={answer?.lastResult}
        saveLabel={text("admin.pages.new.save")}
        now={now}
        pictureOffers={offers}
      />
    </MarkdownPreviewContext.Provider>
  )
}
