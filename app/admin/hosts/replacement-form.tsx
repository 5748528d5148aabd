import type { Replacements } from "#app/features/host/list-replacements.server.ts"
import { Button } from "#app/ui/button.tsx"
import { RadioGroup } from "#app/ui/choice-group.tsx"
import { useLanguage } from "#app/ui/language.tsx"

type Given = {
  replacements: Replacements
  /** What was chosen when it was refused; null for what was not. */
  chosen: { from: string | null; host: string | null }
  problems: { from: string | null; host: string | null }
}

/**
 * Who takes a booking over: the page's other hosts, each with what is in the way. Of several who take part it is also
 * asked who is replaced.
 */
export function ReplacementForm({ replacements, chosen, problems }: Given) {
  const { present, others, replacedHostId } = replacements
  const { text } = useLanguage()
  const isChosen = ({ hostId }: { hostId: string }) => hostId === chosen.from
  return (
    <form method="post" className="grid gap-6">
      {present.length > 1 ? (
        <RadioGroup
          id="from"
          name="from"
          label={text("hosts.reassign.from")}
          error={problems.from}
          required
          defaultValue={present.some(isChosen) ? chosen.from : replacedHostId}
          choices={present.map(({ hostId, name }) => ({ value: hostId, label: <bdi>{name}</bdi> }))}
        />
      ) : null}
      <RadioGroup
        id="host"
        name="host"
        label={text("hosts.reassign.who")}
        hint={text("hosts.reassign.hours")}
        error={problems.host}
        required
        defaultValue={chosen.host}
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
