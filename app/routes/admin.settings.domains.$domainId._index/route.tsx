import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ExternalLink, Trash2 } from "lucide-react"
import { DomainNotices } from "#app/admin/domains/domain-notices.tsx"
import { DomainState } from "#app/admin/domains/domain-state.tsx"
import { ChoiceStep, LastLook, ProofStep, RouteStep } from "#app/admin/domains/domain-steps.tsx"
import { requireDomain } from "#app/admin/domains/require-domain.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { wantedProof } from "#app/features/domain/wanted-proof.server.ts"
import { originOfHost, paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("domains.title")

/** One domain: how it is proven, what was found, and what it is used for; 404 for any other organizer's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, domain } = await requireDomain(request, params["domainId"], runtime)
  const { proof: _inWanted, ...shown } = domain
  const { appUrl } = runtime.env
  return {
    domain: shown,
    wanted: wantedProof(domain, runtime.env),
    ownHost: new URL(appUrl).hostname,
    origin: originOfHost(domain.host, appUrl),
    notice: new URL(request.url).searchParams.get("notice"),
    timeZone: organizer.timeZone,
  }
}

export default function Domain() {
  const { domain, wanted, ownHost, origin, notice, timeZone } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader
        title={<bdi className="wrap-anywhere">{domain.host}</bdi>}
        lead={<DomainState domain={domain} />}
      />
      <div className="grid max-w-prose grid-cols-1 gap-8">
        <DomainNotices domain={domain} notice={notice} timeZone={timeZone} />
        <ProofStep domain={domain} wanted={wanted} />
        <RouteStep domain={domain} ownHost={ownHost} />
        <LastLook domain={domain} timeZone={timeZone} />
        <ChoiceStep domain={domain} />
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {domain.provenAt !== null && domain.isHere ? (
            <TextLink icon={ExternalLink} href={origin}>
              {origin}
            </TextLink>
          ) : null}
          <TextLink icon={Trash2} href={paths.adminDomainRemoval(domain.id)}>
            {text("domains.removal.link")}
          </TextLink>
          <TextLink href={paths.adminDomains()}>{text("domains.all")}</TextLink>
        </div>
      </div>
    </>
  )
}
