import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { UserPlus } from "lucide-react"
import { readHostList } from "#app/admin/collections/hosts.collection.server.ts"
import { hostsCollection } from "#app/admin/collections/hosts.collection.tsx"
import { readListQuery } from "#app/admin/list-query.ts"
import { ListView } from "#app/admin/list-view.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

export const meta: MetaFunction = () => pageTitle("hosts.title")

/** The organizer's hosts, as the address asks for them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const query = readListQuery(new URL(request.url).searchParams, hostsCollection.rules)
  const list = await readHostList(organizer.id, query, runtime)
  return { query, list, timeZone: organizer.timeZone }
}

export default function Hosts() {
  const { query, list, timeZone } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <ListView
      collection={hostsCollection}
      list={list}
      query={query}
      href={paths.adminHosts}
      context={{ timeZone }}
      action={
        <LinkButton tone="primary" icon={UserPlus} href={paths.adminHostNew()}>
          {text("hosts.new.title")}
        </LinkButton>
      }
    />
  )
}
