import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node"
import { requireDomain } from "#app/admin/domains/require-domain.server.ts"
import { lookNow } from "#app/features/domain/look-now.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** The button is on the domain's page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { domain } = await requireDomain(request, params["domainId"], getRuntime())
  throw redirect(paths.adminDomain(domain.id))
}

/**
 * Looks at the domain now and goes back to its page, which says what was found, or that it was looked at a moment
 * ago. Takes no fields.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, domain } = await requireDomain(request, params["domainId"], runtime)
  const result = await lookNow(actor, { domainId: domain.id, host: domain.host }, runtime)
  if (!result.ok && result.problem === "not-found") throw redirect(paths.adminDomains(), 303)
  const notice = !result.ok ? result.problem : result.isProven ? "proven" : "not-proven"
  throw redirect(paths.adminDomain(domain.id, { notice }), 303)
}
