import { ArrowDown, ArrowUp, Trash2, type LucideIcon } from "lucide-react"
import { FieldFrame } from "#app/admin/field-frame.tsx"
import type { FormField, RowButton } from "#app/admin/field-type.ts"
import { ON } from "#app/admin/fields/switch/ticked.ts"
import { TickBox } from "#app/admin/fields/switch/tick-box.tsx"
import type { TeamMember } from "#app/features/page/list-page-hosts.server.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

/** Which of a host's parts mean something on a page. */
export type AskedOfHosts = { weight: boolean; fixed: boolean }

type Moves = { up: RowButton | null; down: RowButton | null; remove: RowButton }

/** One host of a page, in its place. */
export function PageHostRow({
  row,
  member,
  position,
  asks,
  onMove,
  ...moves
}: Moves & {
  row: FormField
  member: TeamMember
  position: number
  asks: AskedOfHosts
  onMove: (buttonId: string, otherId: string) => void
}) {
  const { text } = useLanguage()
  const { hostId, scheduleId, weight, isFixed } = row.getFieldset()
  if (!hostId || !scheduleId || !weight || !isFixed) return null
  const { name } = member
  return (
    <li className="grid gap-3 rounded-md border border-line bg-surface p-4">
      <Kept field={hostId} />
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        {text("hosts.ofPage.place", { position })} <bdi>{name}</bdi>
        {member.isPaused ? (
          <StatusBadge tone="waiting" label={text("hosts.states.paused")} />
        ) : null}
      </p>
      <FieldFrame field={scheduleId} label={text("hosts.ofPage.schedule", { name })} required>
        {(control) => (
          <Select
            {...control}
            name={scheduleId.name}
            defaultValue={String(scheduleId.initialValue ?? "")}
            options={member.schedules.map((schedule) => ({
              value: schedule.id,
              label: text(
                schedule.name === "" ? "hosts.firstSchedule" : "hosts.schedule",
                schedule,
              ),
            }))}
          />
        )}
      </FieldFrame>
      {asks.weight ? (
        <FieldFrame
          field={weight}
          label={text("hosts.ofPage.weight", { name })}
          help={text("hosts.ofPage.weightHelp")}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              name={weight.name}
              inputMode="numeric"
              className="max-w-24"
              defaultValue={String(weight.initialValue ?? "")}
            />
          )}
        </FieldFrame>
      ) : (
        <Kept field={weight} />
      )}
      {asks.fixed ? (
        <TickBox field={isFixed} label={text("hosts.ofPage.fixed", { name })} />
      ) : isFixed.initialValue === ON ? (
        <Kept field={isFixed} />
      ) : null}
      <RowMoves {...moves} hostId={member.hostId} name={name} onMove={onMove} />
    </li>
  )
}

function RowMoves({
  up,
  down,
  remove,
  hostId,
  name,
  onMove,
}: Moves & {
  hostId: string
  name: string
  onMove: (buttonId: string, otherId: string) => void
}) {
  const { text } = useLanguage()
  const ids = { up: `${hostId}-up`, down: `${hostId}-down` }
  const say = (move: string, icon: LucideIcon) => ({
    tone: "quiet" as const,
    icon,
    children: (
      <span>
        {text(`hosts.ofPage.${move}`)} <span className="sr-only">{name}</span>
      </span>
    ),
  })
  return (
    <div className="flex flex-wrap gap-x-4">
      {up ? (
        <Button
          {...up}
          {...say("up", ArrowUp)}
          id={ids.up}
          onClick={() => onMove(ids.up, ids.down)}
        />
      ) : null}
      {down ? (
        <Button
          {...down}
          {...say("down", ArrowDown)}
          id={ids.down}
          onClick={() => onMove(ids.down, ids.up)}
        />
      ) : null}
      <Button {...remove} {...say("remove", Trash2)} />
    </div>
  )
}

/** What is not asked for here is sent along as it is. */
function Kept({ field }: { field: FormField }) {
  return <input type="hidden" name={field.name} defaultValue={String(field.initialValue ?? "")} />
}
