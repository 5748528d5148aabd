import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { readHostForm } from "#app/admin/collections/hosts.collection.server.ts"
import { EditForm } from "#app/admin/edit-form.tsx"
import { hostSections } from "#app/admin/hosts/host-sections.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { createHost } from "#app/features/host/create-host.server.ts"
import { listSignIns } from "#app/features/host/list-sign-ins.server.ts"
import { newHostSchema } from "#app/features/host/schema.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { isId } from "#app/platform/ids.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("hosts.new.title")

/** What the form of a new host needs; its hidden `attempt` makes a form sent twice one host. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  return {
    signIns: await listSignIns(organizer.id, null, runtime),
    timeZone: organizer.timeZone,
    attempt: runtime.ids(),
    now: await runtime.clock.now(runtime.db),
  }
}

/** Makes a host and goes on to them; the form again (400) when something is wrong. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const given = String(formData.get("attempt"))
  const attempt = isId(given) ? { attempt: given } : {}
  // A form sent twice may name a sign-in that the first has taken already: it is this host's own.
  const signIns = await listSignIns(organizer.id, attempt.attempt ?? null, runtime)
  const { submission, host } = readHostForm(formData, hostSections(signIns, { isNew: true }))
  if (!host) {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, ...attempt }, { status })
  }
  const result = await createHost(actor, { ...newHostSchema.parse(host), ...attempt }, runtime)
  if (result.ok) throw redirect(paths.adminHost(result.hostId, { notice: "created" }), 303)
  if (result.problem === "not-found") notFound()
  const fieldErrors = { userId: [result.problem] }
  const { lastResult, status } = showAgain(submission, { fieldErrors })
  return data({ lastResult, ...attempt }, { status })
}

export default function NewHost() {
  const { signIns, timeZone, attempt, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader title={text("hosts.new.title")} lead={text("hosts.new.lead")} />
      <EditForm
        id="host"
        sections={hostSections(signIns, { isNew: true })}
        content={{ name: "", email: "", userId: "", timeZone }}
        lastResult={answer?.lastResult}
        saveLabel={text("hosts.new.save")}
        now={now}
        hidden={{ attempt: answer?.attempt ?? attempt }}
      />
    </>
  )
}
