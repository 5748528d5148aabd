import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Globe, Plus } from "lucide-react"
import { DomainList } from "#app/admin/domains/domain-list.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { listDomains } from "#app/features/domain/queries.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { absolute, paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("domains.title")

/** Every domain of the organizer; for owners and admins. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  return {
    domains: await listDomains(organizer.id, runtime),
    address: absolute(runtime.env.appUrl, paths.organizer(organizer.slug)),
    isRemoved: new URL(request.url).searchParams.get("notice") === "removed",
    timeZone: organizer.timeZone,
  }
}

export default function Domains() {
  const { domains, address, isRemoved, timeZone } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const add = (
    <LinkButton tone="primary" icon={Plus} href={paths.adminDomainNew()}>
      {text("domains.new.title")}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={text("domains.title")} lead={text("domains.lead")} action={add} />
      {isRemoved ? (
        <div className="mb-4">
          <Notice tone="success" isNews headline={text("domains.done.removed")} />
        </div>
      ) : null}
      {domains.length === 0 ? (
        <EmptyState icon={Globe} headline={text("domains.empty.headline", { address })}>
          {text("domains.empty.text")}
        </EmptyState>
      ) : (
        <DomainList domains={domains} timeZone={timeZone} />
      )}
      <p className="mt-6">
        <TextLink href={paths.adminSettings()}>{text("admin.settings.title")}</TextLink>
      </p>
    </>
  )
}
