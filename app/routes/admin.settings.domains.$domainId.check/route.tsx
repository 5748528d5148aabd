import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node"
import { requireDomain } from "#app/admin/domains/require-domain.server.ts"
import { checkDomain } from "#app/features/domain/check-domain.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** The button is on the domain's page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { domain } = await requireDomain(request, params["domainId"], getRuntime())
  throw redirect(paths.adminDomain(domain.id))
}

/** Looks at the domain now and goes back to its page, which says what was found. Takes no fields. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, domain } = await requireDomain(request, params["domainId"], runtime)
  const asked = { organizerId: organizer.id, domainId: domain.id }
  const result = await checkDomain(actor, asked, runtime)
  if (!result.ok && result.problem === "not-found") throw redirect(paths.adminDomains(), 303)
  const notice = !result.ok ? "taken" : result.isProven ? "proven" : "not-proven"
  throw redirect(paths.adminDomain(domain.id, { notice }), 303)
}
