import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { domainSections } from "#app/admin/domains/domain-sections.ts"
import { EditForm } from "#app/admin/edit-form.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { addDomain } from "#app/features/domain/add-domain.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("domains.new.title")

/** The form; for owners and admins. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireAdmin(request, runtime)
  return { now: await runtime.clock.now(runtime.db) }
}

/** Field `host`. Leads to the domain, which says how it is proven; 400 with the form when it is no name. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf(domainSections, formData))
  if (submission.status === "success") {
    const result = await addDomain(actor, { typed: String(submission.value["host"]) }, runtime)
    if (result.ok) throw redirect(paths.adminDomain(result.domainId), 303)
    const again = showAgain(submission, { fieldErrors: { host: [result.problem] } })
    return data(again.lastResult, { status: again.status })
  }
  const { lastResult, status } = showAgain(submission)
  return data(lastResult, { status })
}

export default function NewDomain() {
  const { now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader title={text("domains.new.title")} lead={text("domains.new.lead")} />
      <EditForm
        id="domain"
        sections={domainSections}
        content={{ host: "" }}
        lastResult={lastResult}
        saveLabel={text("domains.new.save")}
        now={now}
      />
    </>
  )
}
