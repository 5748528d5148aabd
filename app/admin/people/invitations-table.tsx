import { Send, Undo2 } from "lucide-react"
import type { OpenInvitation } from "#app/features/organizer/list-people.server.ts"
import { paths } from "#app/paths.ts"
import { Button } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"

/** Whom nobody has heard of yet, each with the two things that can be done. @param now to tell what ran out */
export function InvitationsTable({
  invitations,
  timeZone,
  now,
}: {
  invitations: OpenInvitation[]
  timeZone: string
  now: Date
}) {
  const { text } = useLanguage()
  const say = (key: string, values = {}) => text(`people.invitations.${key}`, values)
  return (
    <DataTable
      caption={say("caption")}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      columns={[
        {
          key: "email",
          heading: say("email"),
          isRowHeading: true,
          cell: ({ email }) => <bdi>{email}</bdi>,
        },
        { key: "role", heading: say("role"), cell: ({ role }) => text(`people.roles.${role}`) },
        {
          key: "by",
          heading: say("by"),
          cell: ({ invitedByName, createdAt }) => (
            <>
              <span className="block">
                <bdi>{invitedByName}</bdi>
              </span>
              <span className="text-sm text-muted">
                <Moment at={createdAt} timeZone={timeZone} />
              </span>
            </>
          ),
        },
        {
          key: "until",
          heading: say("until"),
          cell: ({ expiresAt }) =>
            expiresAt > now ? <Moment at={expiresAt} timeZone={timeZone} /> : say("ranOut"),
        },
        {
          key: "actions",
          isAction: true,
          heading: say("actions"),
          cell: ({ id, email }) => (
            // Relative: words for screen readers alone must not make the page wider than the table's box.
            <form
              method="post"
              action={paths.adminInvitation(id)}
              className="relative flex flex-wrap gap-2 py-1"
            >
              {(["resend", "revoke"] as const).map((wish) => (
                <Button
                  key={wish}
                  tone="plain"
                  icon={wish === "resend" ? Send : Undo2}
                  name="wish"
                  value={wish}
                >
                  {say(wish)} <span className="sr-only">{say("whom", { email })}</span>
                </Button>
              ))}
            </form>
          ),
        },
      ]}
    />
  )
}
