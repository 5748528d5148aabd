import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Plus } from "lucide-react"
import { readPageList } from "#app/admin/collections/pages.collection.server.ts"
import { pagesCollection } from "#app/admin/collections/pages.collection.tsx"
import { readListQuery } from "#app/admin/list-query.ts"
import { ListView } from "#app/admin/list-view.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

export const meta: MetaFunction = () => pageTitle("admin.pages.title")

/** The organizer's booking pages, as the address asks for them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireOrganizer(request, runtime)
  const query = readListQuery(new URL(request.url).searchParams, pagesCollection.rules)
  const list = await readPageList(organizer.id, query, runtime)
  return { query, list, timeZone: organizer.timeZone }
}

export default function Pages() {
  const { query, list, timeZone } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <ListView
      collection={pagesCollection}
      list={list}
      query={query}
      href={paths.adminPages}
      context={{ timeZone }}
      action={
        <LinkButton tone="primary" icon={Plus} href={paths.adminPageNew()}>
          {text("admin.pages.new.title")}
        </LinkButton>
      }
    />
  )
}
