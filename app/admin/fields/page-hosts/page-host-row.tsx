import { FieldFrame } from "#app/admin/field-frame.tsx"
import type { FormField } from "#app/admin/field-type.ts"
import { ON } from "#app/admin/fields/switch/ticked.ts"
import { TickBox } from "#app/admin/fields/switch/tick-box.tsx"
import { RowButtons, type RowMoves } from "#app/admin/row-buttons.tsx"
import type { TeamMember } from "#app/features/page/look-up-team.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

/** Which of a host's parts mean something on a page. */
export type AskedOfHosts = { weight: boolean; fixed: boolean }

/** One host of a page, in its place. */
export function PageHostRow({
  row,
  member,
  position,
  asks,
  moves,
}: {
  row: FormField
  member: TeamMember
  position: number
  asks: AskedOfHosts
  moves: RowMoves
}) {
  const { text } = useLanguage()
  const { hostId, scheduleId, weight, isFixed } = row.getFieldset()
  if (!hostId || !scheduleId || !weight || !isFixed) return null
  const { name } = member
  return (
    <li className="grid gap-3 rounded-md border border-line bg-surface p-4">
      <Kept field={hostId} />
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        {text("hosts.ofPage.place", { position })} <PersonName {...member} />
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
      <RowButtons moves={moves} name={name} />
    </li>
  )
}

/** A host's name, and whether they are paused. */
export function PersonName({ name, isPaused }: Pick<TeamMember, "name" | "isPaused">) {
  const { text } = useLanguage()
  return (
    <>
      <bdi>{name}</bdi>{" "}
      {isPaused ? <StatusBadge tone="waiting" label={text("hosts.states.paused")} /> : null}
    </>
  )
}

/** What is not asked for here is sent along as it is. */
function Kept({ field }: { field: FormField }) {
  return <input type="hidden" name={field.name} defaultValue={String(field.initialValue ?? "")} />
}
