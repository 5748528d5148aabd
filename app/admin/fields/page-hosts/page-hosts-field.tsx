import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { wholeNumber } from "#app/admin/fields/number/whole-number.ts"
import { ON, ticked } from "#app/admin/fields/switch/ticked.ts"
import { typedGroup, typedRows, typedText } from "#app/admin/fields/typed-text.ts"
import { problem } from "#app/admin/problem.ts"
import { RelationPicker } from "#app/admin/fields/relation/relation-picker.tsx"
import { rowMoves } from "#app/admin/row-buttons.tsx"
import type { TeamMember } from "#app/features/page/look-up-team.server.ts"
import type { PageHostInput } from "#app/features/page/save-page-hosts.server.ts"
import { PageHostRow, PersonName, type AskedOfHosts } from "./page-host-row.tsx"

/** What one form can carry. */
export const MOST_PAGE_HOSTS = 99

/** Who is known: those whom the form has already, and others whom a search has found. */
export type KnownTeam = {
  known: readonly TeamMember[]
  found: readonly TeamMember[]
  total: number
  search: string
}

const row = typedGroup({
  hostId: typedText,
  scheduleId: typedText,
  weight: wholeNumber(1, 100),
  isFixed: ticked,
})

/**
 * Who is booked on a page: hosts in their order, each with a schedule, a weight, and whether they are fixed.
 * @param team who is on it, and who else can be put there
 * @param asks what counts where hosts are chosen as on this page; the rest is kept unseen
 */
export function pageHosts(team: KnownTeam, asks: AskedOfHosts): FieldType<PageHostInput[]> {
  const memberOf = (hostId: string) =>
    [...team.known, ...team.found].find((host) => host.hostId === hostId)
  return {
    schema: () =>
      typedRows(
        row,
        MOST_PAGE_HOSTS,
        problem("too-many-rows", { most: MOST_PAGE_HOSTS }),
      ).superRefine((rows, context) => {
        const refuse = (message: string) => context.addIssue({ code: "custom", message })
        if (rows.length === 0) refuse("page-without-host")
        rows.forEach(({ hostId, scheduleId }, index) => {
          const member = memberOf(hostId)
          if (!member || member.schedules.some(({ id }) => id === scheduleId)) return
          // Deleted while the form was open.
          const path = [index, "scheduleId"]
          context.addIssue({ code: "custom", path, message: "choice-missing" })
        })
        if (new Set(rows.map(({ hostId }) => hostId)).size < rows.length) refuse("host-twice")
      }),
    toForm: (value) =>
      value.map(({ hostId, scheduleId, weight, isFixed }) => ({
        hostId,
        scheduleId,
        weight: String(weight),
        isFixed: isFixed ? ON : undefined,
      })),
    toText: (value) => value.map(({ hostId }) => memberOf(hostId)?.name ?? "").join(", "),
    Input: (props) => <PageHostsInput {...props} team={team} asks={asks} />,
  }
}

function PageHostsInput({
  team,
  asks,
  ...props
}: InputProps & { team: KnownTeam; asks: AskedOfHosts }) {
  const { field, buttons } = props
  const members = [...team.known, ...team.found]
  const rows = field.getFieldList().map((place, index) => {
    const hostId = String(place.getFieldset()["hostId"]?.initialValue ?? "")
    return { place, index, member: members.find((host) => host.hostId === hostId) }
  })
  // Whoever was removed a moment ago can be chosen again.
  const left = members.filter((host) => !rows.some(({ member }) => member === host))
  return (
    <GroupFrame {...props}>
      <ol className="grid gap-4">
        {rows.map(({ place, index, member }) =>
          member ? (
            <PageHostRow
              key={place.key ?? member.hostId}
              row={place}
              member={member}
              position={index + 1}
              asks={asks}
              moves={rowMoves(buttons, field.name, { index, count: rows.length })}
            />
          ) : null,
        )}
      </ol>
      {rows.length < MOST_PAGE_HOSTS && (left.length > 0 || team.search !== "") ? (
        <RelationPicker
          name="hosts"
          words="hosts.ofPage.choose"
          choices={left.map(({ hostId, name, isPaused }) => ({
            value: hostId,
            label: <PersonName name={name} isPaused={isPaused} />,
          }))}
          total={team.total + left.length - team.found.filter((host) => left.includes(host)).length}
          search={team.search}
        />
      ) : null}
    </GroupFrame>
  )
}
