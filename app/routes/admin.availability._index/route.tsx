import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CalendarClock } from "lucide-react"
import { HostHours } from "#app/admin/availability/host-hours.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { listHostSchedules } from "#app/features/schedule/list-host-schedules.server.ts"
import { mayChangeHost } from "#app/features/schedule/may-change-host.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

const DONE = ["deleted", "paused", "resumed"]

export const meta: MetaFunction = () => pageTitle("admin.availability.title")

/** Every host with their schedules; a member as themselves alone. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const notice = new URL(request.url).searchParams.get("notice") ?? ""
  const all = await listHostSchedules(organizer.id, runtime)
  return {
    hosts: all.filter(({ userId }) => mayChangeHost(actor, userId)),
    isMember: actor.role === "member",
    done: DONE.includes(notice) ? notice : null,
  }
}

export default function Availability() {
  const { hosts, isMember, done } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader
        title={text("admin.availability.title")}
        lead={text("admin.availability.lead")}
        action={
          isMember ? null : <LinkButton href={paths.adminHosts()}>{text("hosts.title")}</LinkButton>
        }
      />
      <div className="grid gap-8">
        {done ? (
          <Notice tone="success" isNews headline={text(`admin.availability.done.${done}`)} />
        ) : null}
        {hosts.length === 0 ? (
          <EmptyState icon={CalendarClock} headline={text("admin.availability.empty")}>
            {isMember ? text("people.noHost") : null}
          </EmptyState>
        ) : (
          hosts.map((host) => <HostHours key={host.hostId} host={host} />)
        )}
      </div>
    </>
  )
}
