import type { Person } from "#app/features/organizer/list-people.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"

/** A person with what the reader may do about them. */
export type ListedPerson = Person & { isYou: boolean; mayChange: boolean }

/** Everybody who signs in, with their role, when they were last here, and as whom they are booked. */
export function PeopleTable({ people, timeZone }: { people: ListedPerson[]; timeZone: string }) {
  const { text } = useLanguage()
  const say = (key: string, values = {}) => text(`people.people.${key}`, values)
  return (
    <DataTable
      caption={say("caption")}
      rows={people}
      rowKey={(person) => person.userId}
      columns={[
        {
          key: "name",
          heading: say("name"),
          isRowHeading: true,
          cell: ({ name, email, isYou }) => (
            <>
              <span className="block">
                <bdi>{isYou ? say("you", { name }) : name}</bdi>
              </span>
              <span className="text-sm font-normal text-muted">{email}</span>
            </>
          ),
        },
        {
          key: "role",
          heading: say("role"),
          cell: ({ role }) => (
            <>
              <span className="block">{text(`people.roles.${role}`)}</span>
              <span className="text-sm text-muted">{text(`people.rolesMean.${role}`)}</span>
            </>
          ),
        },
        {
          key: "seen",
          heading: say("seen"),
          cell: ({ seenAt }) =>
            seenAt ? (
              <Moment at={seenAt} timeZone={timeZone} />
            ) : (
              <span className="text-muted">{say("never")}</span>
            ),
        },
        {
          key: "host",
          heading: say("host"),
          cell: ({ host }) =>
            host ? (
              <TextLink href={paths.adminHost(host.id)}>
                <bdi>{host.name}</bdi>
              </TextLink>
            ) : (
              <span className="text-muted">{say("noHost")}</span>
            ),
        },
        {
          key: "change",
          isAction: true,
          heading: say("change"),
          cell: ({ userId, name, mayChange }) =>
            mayChange ? (
              <TextLink href={paths.adminPerson(userId)} aria-label={say("changeWhom", { name })}>
                {say("change")}
              </TextLink>
            ) : null,
        },
      ]}
    />
  )
}
