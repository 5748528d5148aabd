import { UserPlus } from "lucide-react"
import { useEffect, useRef } from "react"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { wholeNumber } from "#app/admin/fields/number/whole-number.ts"
import { ON, ticked } from "#app/admin/fields/switch/ticked.ts"
import { typedGroup, typedRows, typedText } from "#app/admin/fields/typed-text.ts"
import { problem } from "#app/admin/problem.ts"
import type { TeamMember } from "#app/features/page/list-page-hosts.server.ts"
import type { PageHostInput } from "#app/features/page/save-page-hosts.server.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHostRow, type AskedOfHosts } from "./page-host-row.tsx"

/** What one form can carry. */
const MOST_ROWS = 99

const row = typedGroup({
  hostId: typedText,
  scheduleId: typedText,
  weight: wholeNumber(1, 100),
  isFixed: ticked,
})

/**
 * Who is booked on a page: hosts in their order, each with a schedule, a weight, and whether they are fixed.
 * @param team everybody who can be put there
 * @param asks what counts where hosts are chosen as on this page; the rest is kept unseen
 */
export function pageHosts(
  team: readonly TeamMember[],
  asks: AskedOfHosts,
): FieldType<PageHostInput[]> {
  return {
    schema: () =>
      typedRows(row, MOST_ROWS, problem("too-many-rows", { most: MOST_ROWS })).superRefine(
        (rows, context) => {
          const refuse = (message: string) => context.addIssue({ code: "custom", message })
          if (rows.length === 0) refuse("page-without-host")
          rows.forEach(({ hostId, scheduleId }, index) => {
            const member = team.find((host) => host.hostId === hostId)
            if (!member || member.schedules.some(({ id }) => id === scheduleId)) return
            // Deleted while the form was open.
            const path = [index, "scheduleId"]
            context.addIssue({ code: "custom", path, message: "choice-missing" })
          })
          if (new Set(rows.map(({ hostId }) => hostId)).size < rows.length) refuse("host-twice")
        },
      ),
    toForm: (value) =>
      value.map(({ hostId, scheduleId, weight, isFixed }) => ({
        hostId,
        scheduleId,
        weight: String(weight),
        isFixed: isFixed ? ON : undefined,
      })),
    toText: (value) =>
      value.map(({ hostId }) => team.find((host) => host.hostId === hostId)?.name ?? "").join(", "),
    Input: (props) => <PageHostsInput {...props} team={team} asks={asks} />,
  }
}

function PageHostsInput({
  team,
  asks,
  ...props
}: InputProps & { team: readonly TeamMember[]; asks: AskedOfHosts }) {
  const { text } = useLanguage()
  const { field, buttons } = props
  const rows = field.getFieldList().map((place, index) => {
    const hostId = String(place.getFieldset()["hostId"]?.initialValue ?? "")
    return { place, index, member: team.find((host) => host.hostId === hostId) }
  })
  const left = team.filter((host) => !rows.some((known) => known.member === host))
  const press = useFocusThatMoves(rows.map(({ member }) => member?.hostId).join())
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
              up={index > 0 ? buttons.move(field.name, index, index - 1) : null}
              down={index < rows.length - 1 ? buttons.move(field.name, index, index + 1) : null}
              remove={buttons.remove(field.name, index)}
              onMove={press}
            />
          ) : null,
        )}
      </ol>
      {left.length > 0 && rows.length < MOST_ROWS ? (
        <div className="mt-2 flex flex-wrap gap-3">
          {left.map(({ hostId, name, schedules }) => (
            <Button
              key={hostId}
              tone="plain"
              icon={UserPlus}
              {...buttons.insert(field.name, {
                hostId,
                scheduleId: schedules[0]?.id ?? "",
                weight: "1",
              })}
            >
              {text("hosts.ofPage.add", { name })}
            </Button>
          ))}
        </div>
      ) : null}
    </GroupFrame>
  )
}

/** A row that moves takes its buttons along, and a browser forgets a moved button: it is focused again. */
function useFocusThatMoves(order: string): (buttonId: string, otherId: string) => void {
  const pressed = useRef<string[]>([])
  useEffect(() => {
    const [button] = pressed.current.flatMap((id) => document.getElementById(id) ?? [])
    button?.focus()
    pressed.current = []
  }, [order])
  return (...ids) => void (pressed.current = ids)
}
