import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireHostChange } from "#app/admin/availability/require-schedule.server.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { newScheduleSection } from "#app/admin/schedule-sections.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { showAgain } from "#app/admin/show-again.server.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { addSchedule } from "#app/features/schedule/add-schedule.server.ts"
import {
  findHostSchedules,
  listHostSchedules,
} from "#app/features/schedule/list-host-schedules.server.ts"
import { mayChangeHost } from "#app/features/schedule/may-change-host.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.availability.new.title")

/** The hosts whose hours one may make; `host` of the address is chosen to begin with. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const all = await listHostSchedules(organizer.id, runtime)
  const hosts = all.filter(({ userId }) => mayChangeHost(actor, userId))
  const wanted = new URL(request.url).searchParams.get("host")
  const chosen = hosts.find(({ hostId }) => hostId === wanted) ?? hosts[0]
  if (!chosen) throw new Response(null, { status: 403 })
  return {
    hosts: hosts.map(({ hostId, name }) => [hostId, name] as const),
    hostId: chosen.hostId,
    timeZone: chosen.schedules[0]?.timeZone ?? organizer.timeZone,
    now: await runtime.clock.now(runtime.db),
  }
}

/** Makes a schedule and shows it; the form again (400) when something is wrong. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const formData = await requireForm(request)
  const hostId = String(formData.get("hostId") ?? "")
  const host = (await findHostSchedules(organizer.id, hostId, runtime)) ?? notFound()
  requireHostChange(actor, host.userId)
  const section = newScheduleSection(new Map([[hostId, host.name]]))
  const submission = readForm(formData, schemaOf([section], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const { name, timeZone } = submission.value
  const input = { hostId, name: String(name), timeZone: String(timeZone) }
  const result = await addSchedule(actor, input, runtime)
  if (result.ok) {
    throw redirect(paths.adminSchedule(result.scheduleId, { notice: "created" }), 303)
  }
  if (result.problem === "not-found") notFound()
  const { lastResult, status } = showAgain(submission, { fieldErrors: { name: [result.problem] } })
  return data(lastResult, { status })
}

export default function NewSchedule() {
  const { hosts, hostId, timeZone, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader
        title={text("admin.availability.new.title")}
        lead={text("admin.availability.new.lead")}
      />
      <div className="grid max-w-prose gap-4">
        <ShortForm
          id="new-schedule"
          section={newScheduleSection(new Map(hosts))}
          content={{ hostId, name: "", timeZone }}
          lastResult={lastResult}
          submitLabel={text("admin.availability.new.submit")}
          now={now}
        />
        <TextLink href={paths.adminAvailability()}>{text("admin.availability.back")}</TextLink>
      </div>
    </>
  )
}
