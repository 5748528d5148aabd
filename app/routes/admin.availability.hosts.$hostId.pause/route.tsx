import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Pause, Play } from "lucide-react"
import { requireHostChange } from "#app/admin/availability/require-schedule.server.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { findHostSchedules } from "#app/features/schedule/list-host-schedules.server.ts"
import { pauseHost } from "#app/features/schedule/pause-host.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.availability.title")

/** One host of this organizer; 404 for any other, and for a member who is not this host. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const hostId = params["hostId"] ?? ""
  const host = (await findHostSchedules(organizer.id, hostId, runtime)) ?? notFound()
  requireHostChange(actor, host.userId)
  return { name: host.name, isPaused: host.pausedAt !== null }
}

/** `pause` is `on` or `off`: a form that was left open says what it meant, whatever happened since. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const hostId = params["hostId"] ?? ""
  const host = (await findHostSchedules(organizer.id, hostId, runtime)) ?? notFound()
  requireHostChange(actor, host.userId)
  const wish = (await requireForm(request)).get("pause")
  if (wish !== "on" && wish !== "off") throw new Response(null, { status: 400 })
  const isPaused = wish === "on"
  if (!(await pauseHost(actor, { hostId, isPaused }, runtime)).ok) notFound()
  throw redirect(paths.adminAvailability({ notice: isPaused ? "paused" : "resumed" }), 303)
}

export default function PauseHost() {
  const { name, isPaused } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.availability.pause.${key}`, { name })
  return (
    <>
      <PageHeader title={<bdi>{say(isPaused ? "resumeTitle" : "title")}</bdi>} />
      <div className="grid max-w-prose gap-6">
        {isPaused ? (
          <p>{say("resumeMeans")}</p>
        ) : (
          <div className="grid gap-2">
            <p>{say("means")}</p>
            <p className="text-muted">{say("together")}</p>
          </div>
        )}
        <form method="post">
          <input type="hidden" name="pause" value={isPaused ? "off" : "on"} />
          <Button icon={isPaused ? Play : Pause}>{say(isPaused ? "resume" : "submit")}</Button>
        </form>
        <TextLink href={paths.adminAvailability()}>{text("admin.availability.back")}</TextLink>
      </div>
    </>
  )
}
