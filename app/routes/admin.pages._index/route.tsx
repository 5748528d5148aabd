import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Plus } from "lucide-react"
import { readPageList } from "#app/admin/collections/pages.collection.server.ts"
import { pagesCollection } from "#app/admin/collections/pages.collection.tsx"
import { readListQuery } from "#app/admin/list-query.ts"
import { ListView } from "#app/admin/list-view.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { hasRole, requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
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
  const isDeleted = searchParams.get("notice") === "deleted"
  return { query, list, timeZone: organizer.timeZone, isDeleted, mayMake: hasRole(actor, "admin") }
}

export default function Pages() {
  const { query, list, timeZone, isDeleted, mayMake } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <ListView
      collection={pagesCollection}
      list={list}
      query={query}
      href={paths.adminPages}
      context={{ timeZone }}
      notice={
        isDeleted ? <Notice tone="success" isNews headline={text("pages.deletion.done")} /> : null
      }
      action={
        mayMake ? (
          <LinkButton tone="primary" icon={Plus} href={paths.adminPageNew()}>
            {text("admin.pages.new.title")}
          </LinkButton>
        ) : null
      }
    />
  )
}
