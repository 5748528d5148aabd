import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { DangerForm } from "#app/admin/danger-form.tsx"
import { requireDomain } from "#app/admin/domains/require-domain.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { removeDomain } from "#app/features/domain/remove-domain.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("domains.removal.title")

/** What goes with a domain, before anything is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { domain } = await requireDomain(request, params["domainId"], getRuntime())
  return { id: domain.id, host: domain.host, isPrimary: domain.isPrimary }
}

/** Removes it. Takes no fields. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, domain } = await requireDomain(request, params["domainId"], runtime)
  await removeDomain(actor, { domainId: domain.id }, runtime)
  throw redirect(paths.adminDomains({ notice: "removed" }), 303)
}

export default function RemoveDomain() {
  const { id, host, isPrimary } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <div className="grid max-w-prose grid-cols-1 gap-6">
      <PageHeader
        title={text("domains.removal.title")}
        lead={<bdi className="wrap-anywhere">{host}</bdi>}
      />
      <p>{text("domains.removal.lead")}</p>
      {isPrimary ? <p>{text("domains.removal.primary")}</p> : null}
      <DangerForm label={text("domains.removal.submit")} />
      <TextLink className="justify-self-start" href={paths.adminDomain(id)}>
        {text("domains.removal.back")}
      </TextLink>
    </div>
  )
}
