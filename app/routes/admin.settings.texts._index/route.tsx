import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Type } from "lucide-react"
import { pageTitle } from "#app/admin/page-title.ts"
import { findGroups } from "#app/admin/texts/find-groups.ts"
import { GroupList } from "#app/admin/texts/group-list.tsx"
import { GroupSearch } from "#app/admin/texts/group-search.tsx"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { listOwnTexts } from "#app/features/text/list-own-texts.server.ts"
import { catalogueLocale, translator } from "#app/messages/translate.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("texts.title")

/** The groups of texts. Query: `q` is looked for in ours and in own words, `changed=1` leaves those that were changed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const { searchParams } = new URL(request.url)
  const search = (searchParams.get("q") ?? "").trim().slice(0, 100)
  const isChangedOnly = searchParams.get("changed") === "1"
  const language = catalogueLocale(organizer.locale)
  const own = await listOwnTexts(runtime.db, { organizerId: organizer.id, language })
  const asked = { search, isChangedOnly }
  const text = translator(organizer.locale)
  return { ...asked, groups: findGroups(asked, { locale: organizer.locale, own, text }) }
}

export default function Texts() {
  const { groups, search, isChangedOnly } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader title={text("texts.title")} lead={text("texts.lead")} />
      <GroupSearch search={search} isChangedOnly={isChangedOnly} />
      {groups.length === 0 ? (
        <EmptyState icon={Type} headline={text("texts.search.none.headline")}>
          {text("texts.search.none.text")}
        </EmptyState>
      ) : (
        <GroupList groups={groups} />
      )}
    </>
  )
}
