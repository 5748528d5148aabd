import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { UserPlus } from "lucide-react"
import { pageTitle } from "#app/admin/page-title.ts"
import { InvitationsTable } from "#app/admin/people/invitations-table.tsx"
import { PeopleTable } from "#app/admin/people/people-table.tsx"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { listInvitations, listPeople } from "#app/features/organizer/list-people.server.ts"
import { mayManage } from "#app/features/organizer/may-manage.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("people.people.title")

const notices: Record<string, "success" | "caution"> = {
  ...{ invited: "success", resent: "success", revoked: "success" },
  ...{ changed: "success", removed: "success" },
  ...{ over: "caution", "too-many-tries": "caution" },
}

/** Everybody who signs in, and who is invited. 403 for a member. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireAdmin(request, runtime)
  const [people, invitations] = await Promise.all([
    listPeople(organizer.id, runtime),
    listInvitations(organizer.id, runtime),
  ])
  const notice = new URL(request.url).searchParams.get("notice") ?? ""
  return {
    people: people.map((person) => ({
      ...person,
      isYou: person.userId === actor.userId,
      mayChange: mayManage(actor.role, person.role),
    })),
    invitations,
    timeZone: organizer.timeZone,
    notice: notice in notices ? notice : null,
    now: await runtime.clock.now(runtime.db),
  }
}

export default function People() {
  const { people, invitations, timeZone, notice, now } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader
        title={text("people.people.title")}
        lead={text("people.people.lead")}
        action={
          <LinkButton tone="primary" icon={UserPlus} href={paths.adminInvite()}>
            {text("people.invite.title")}
          </LinkButton>
        }
      />
      <div className="grid gap-8">
        {notice ? (
          <Notice
            tone={notices[notice] ?? "success"}
            isNews
            headline={text(`people.done.${notice}`)}
          />
        ) : null}
        <PeopleTable people={people} timeZone={timeZone} />
        {invitations.length > 0 ? (
          <section aria-labelledby="invitations" className="grid gap-3">
            <h2 id="invitations" className="text-lg">
              {text("people.invitations.title")}
            </h2>
            <InvitationsTable invitations={invitations} timeZone={timeZone} now={now} />
          </section>
        ) : null}
      </div>
    </>
  )
}
