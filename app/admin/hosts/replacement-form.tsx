import type { Replacement } from "#app/features/host/list-replacements.server.ts"
import { Button } from "#app/ui/button.tsx"
import { RadioGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** Who takes a booking over: the page's other hosts, each with what is in the way. */
export function ReplacementForm({
  others,
  chosen,
  problem,
  count,
}: {
  others: readonly Replacement[]
  /** Who was chosen when it was refused. */
  chosen: string | null
  problem: string | null
  /** How many hosts take part now. */
  count: number
}) {
  const { text } = useLanguage()
  return (
    <form method="post" className="grid gap-6">
      <RadioGroup
        id="host"
        name="host"
        label={text("hosts.reassign.who")}
        hint={text(count > 1 ? "hosts.reassign.oneOfSeveral" : "hosts.reassign.hours")}
        error={problem}
        required
        defaultValue={chosen}
        choices={others.map(({ hostId, name, obstacle }) => ({
          value: hostId,
          label: <bdi>{name}</bdi>,
          hint: obstacle ? text(`hosts.reassign.obstacles.${obstacle}`) : null,
        }))}
      />
      <p className="text-muted">{text("hosts.reassign.mails")}</p>
      <Button className="justify-self-start">{text("hosts.reassign.submit")}</Button>
    </form>
  )
}
