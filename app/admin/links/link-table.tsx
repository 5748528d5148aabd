import type { ListedInvitation } from "#app/features/page/list-page-invitations.server.ts"
import { paths } from "#app/paths.ts"
import { DataTable } from "#app/ui/data-table.tsx"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"

/** A page's single-use links: for whom, how each stands, and what was booked with it. */
export function LinkTable({
  pageId,
  links,
  timeZone,
}: {
  pageId: string
  links: readonly ListedInvitation[]
  timeZone: string
}) {
  const { text } = useLanguage()
  const words = (name: string) => text(`links.list.${name}`)
  return (
    <DataTable
      caption={words("caption")}
      rows={links}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "note",
          heading: words("note"),
          isRowHeading: true,
          cell: ({ id, note, email }) => (
            <TextLink href={paths.adminPageLink(pageId, id)}>
              <bdi>{note || email || words("nobody")}</bdi>
            </TextLink>
          ),
        },
        {
          key: "state",
          heading: words("state"),
          cell: ({ state, booking }) => <LinkState state={state} booking={booking} />,
        },
        {
          key: "expires",
          heading: words("expiresAt"),
          cell: ({ expiresAt }) => <Moment at={expiresAt} timeZone={timeZone} show="day" />,
        },
        {
          key: "created",
          heading: words("createdAt"),
          cell: ({ createdAt, createdByName }) => (
            <span>
              {createdByName === null ? null : (
                <bdi>{text("links.list.createdBy", { name: createdByName })}</bdi>
              )}
              <Moment at={createdAt} timeZone={timeZone} show="day" />
            </span>
          ),
        },
      ]}
    />
  )
}

/** How a link stands, with the booking that was made with it. */
export function LinkState({ state, booking }: Pick<ListedInvitation, "state" | "booking">) {
  const { text } = useLanguage()
  const isTaken = state === "used" || state === "held"
  return (
    <span className="grid">
      {text(`links.states.${state}`)}
      {booking && isTaken ? (
        <TextLink href={paths.adminBooking(booking.id)}>
          {text("links.booking", { reference: booking.reference })}
        </TextLink>
      ) : null}
    </span>
  )
}
