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
import { viewSection } from "#app/admin/page-sections.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { showAgain } from "#app/admin/show-again.server.ts"
import { ViewList } from "#app/admin/view-list.tsx"
import {
  readViewedCollection,
  viewedCollections,
  viewHref,
  viewQuery,
} from "#app/admin/viewed-collections.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { deleteView } from "#app/features/view/delete-view.server.ts"
import { listViews } from "#app/features/view/list-views.server.ts"
import { saveView } from "#app/features/view/save-view.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("pages.views.title")

function readAddress(request: Request) {
  const { searchParams } = new URL(request.url)
  const collection = readViewedCollection(searchParams.get("collection")) ?? notFound()
  return { collection, query: viewQuery(collection, searchParams.get("query") ?? "") }
}

/** One's own views of the list `collection`, and what `query` shows of it, to be kept. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireOrganizer(request, runtime)
  const { collection, query } = readAddress(request)
  const views = await listViews(actor, collection, runtime)
  return { collection, query, views, now: await runtime.clock.now(runtime.db) }
}

/** Keeps the address's `query` as `name`, or forgets the view `forget`; the form again (400) for a name that cannot be. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireOrganizer(request, runtime)
  const { collection, query } = readAddress(request)
  const formData = await requireForm(request)
  const forget = formData.get("forget")
  if (typeof forget === "string") {
    await deleteView(actor, { viewId: forget }, runtime)
    throw redirect(paths.adminViews({ collection }), 303)
  }
  const submission = readForm(formData, schemaOf([viewSection], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const name = String(submission.value["name"])
  const result = await saveView(actor, { collection, name, query }, runtime)
  if (result.ok) throw redirect(viewHref(collection, query), 303)
  const { lastResult, status } = showAgain(submission, { fieldErrors: { name: [result.problem] } })
  return data(lastResult, { status })
}

export default function Views() {
  const { collection, query, views, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  const list = text(`${viewedCollections[collection].words}.title`)
  return (
    <>
      <PageHeader title={text("pages.views.title")} lead={text("pages.views.lead", { list })} />
      <div className="grid max-w-prose gap-6">
        {query === "" ? null : (
          <ShortForm
            id="view"
            section={viewSection}
            content={{ name: "" }}
            lastResult={lastResult}
            submitLabel={text("pages.views.submit")}
            now={now}
          />
        )}
        <ViewList collection={collection} views={views} />
        <TextLink href={viewHref(collection, query)}>{text("pages.views.back", { list })}</TextLink>
      </div>
    </>
  )
}
