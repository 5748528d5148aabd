import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import { ChoiceLinks } from "./choice-links.tsx"

/** Whom a client may pick. `hostId` and `name` are null for anybody. */
export type HostChoiceFacts = {
  options: readonly {
    hostId: string | null
    name: string | null
    href: string
    isChosen: boolean
  }[]
  /** A GET: where to, and what else the address says, as hidden fields. */
  form: { action: string; keep: Readonly<Record<string, string>> }
}

/** So many are links side by side; more are a select. */
const MOST_LINKS = 7

/** With whom: each host as a link to the same page with that host's times. */
export function HostChoice({ facts: { options, form } }: { facts: HostChoiceFacts }) {
  const { text } = useLanguage()
  const anyone = text("client.hosts.anyone")
  if (options.length <= MOST_LINKS) {
    const choices = options.map(({ hostId, name, ...choice }) => ({
      key: hostId ?? "",
      label: name === null ? anyone : <bdi>{name}</bdi>,
      ...choice,
    }))
    return <ChoiceLinks label={text("client.hosts.label")} choices={choices} />
  }
  return (
    <form method="get" action={form.action} data-stay="" className="grid gap-1.5">
      {Object.entries(form.keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="host" className="font-medium">
        {text("client.hosts.label")}
      </label>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-[1_1_12rem]">
          <Select
            id="host"
            name="host"
            defaultValue={options.find(({ isChosen }) => isChosen)?.hostId ?? ""}
            options={options.map(({ hostId, name }) => ({
              value: hostId ?? "",
              label: name ?? anyone,
            }))}
          />
        </div>
        <Button tone="plain">{text("client.hosts.show")}</Button>
      </div>
    </form>
  )
}
