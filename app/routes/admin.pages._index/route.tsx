import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Plus } from "lucide-react"
import { BulkNotice } from "#app/admin/bulk-notice.tsx"
import { readPageList } from "#app/admin/collections/pages.collection.server.ts"
import { pagesBulk, pagesCollection } from "#app/admin/collections/pages.collection.tsx"
import { PAGE_SIZE, readListQuery } from "#app/admin/list-query.ts"
import { ListView } from "#app/admin/list-view.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { SavedViews } from "#app/admin/saved-views.tsx"
import { viewQuery } from "#app/admin/viewed-collections.ts"
import { hasRole, requireAdmin, requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { BULK_ACTIONS } from "#app/features/page/bulk-actions.ts"
import { duplicatePages } from "#app/features/page/duplicate-pages.server.ts"
import { withdrawPages } from "#app/features/page/withdraw-pages.server.ts"
import { listViews } from "#app/features/view/list-views.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.pages.title")

/** The organizer's booking pages, as the address asks for them; a member's are those they are a host on. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const { searchParams } = new URL(request.url)
  const query = readListQuery(searchParams, pagesCollection.rules)
  const list = await readPageList(actor, query, runtime)
  return {
    query,
    list,
    views: await listViews(actor, "pages", runtime),
    asked: viewQuery("pages", searchParams.toString()),
    timeZone: organizer.timeZone,
    isDeleted: searchParams.get("notice") === "deleted",
    mayChange: hasRole(actor, "admin"),
    attempt: runtime.ids(),
  }
}

/** Does what `do` says with every page `chosen`; 400 when none is, or it is nothing that can be done. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const wish = BULK_ACTIONS.find((name) => name === formData.get("do"))
  const pageIds = formData.getAll("chosen").slice(0, PAGE_SIZE).map(String)
  if (!wish || pageIds.length === 0) return data({ result: null }, { status: 400 })
  if (wish === "duplicate") {
    const attempt = String(formData.get("attempt") ?? "")
    const { locale } = organizer
    const done = await duplicatePages(actor, { pageIds, attempt, locale }, runtime)
    return data({ result: { done, left: [], action: wish } })
  }
  const result = await withdrawPages(actor, { action: wish, pageIds }, runtime)
  return data({ result: { ...result, action: wish } })
}

export default function Pages() {
  const { query, list, views, asked, mayChange, attempt, timeZone, isDeleted } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <ListView
      collection={pagesCollection}
      list={list}
      query={query}
      href={paths.adminPages}
      context={{ timeZone }}
      views={<SavedViews collection="pages" views={views} query={asked} />}
      bulk={mayChange ? pagesBulk(query.filters["status"], attempt) : null}
      notice={
        answer ? (
          <BulkNotice result={answer.result} />
        ) : isDeleted ? (
          <Notice tone="success" isNews headline={text("pages.deletion.done")} />
        ) : null
      }
      action={
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <TextLink href={paths.adminMedia()}>{text("media.link")}</TextLink>
          {mayChange ? (
            <LinkButton tone="primary" icon={Plus} href={paths.adminPageNew()}>
              {text("admin.pages.new.title")}
            </LinkButton>
          ) : null}
        </div>
      }
    />
  )
}
