import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node"
import { requireDomain } from "#app/admin/domains/require-domain.server.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { choosePrimary } from "#app/features/domain/choose-primary.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** The button is on the domain's page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { domain } = await requireDomain(request, params["domainId"], getRuntime())
  throw redirect(paths.adminDomain(domain.id))
}

/** Field `wish`: `use` writes links and mails with this domain, `stop` with the first address again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, domain } = await requireDomain(request, params["domainId"], runtime)
  const isChosen = (await requireForm(request)).get("wish") === "use"
  const result = await choosePrimary(actor, { domainId: domain.id, isChosen }, runtime)
  if (!result.ok && result.problem === "not-found") notFound()
  const notice = !result.ok ? "not-ready" : isChosen ? "chosen" : "stopped"
  throw redirect(paths.adminDomain(domain.id, { notice }), 303)
}
