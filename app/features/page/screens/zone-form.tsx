import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { ZoneSelect } from "#app/ui/zone-select.tsx"

/**
 * The zone everything is shown in: a select that is sent by GET. Where scripts run, a search stands above it
 * and chooses in it.
 * @param isChosen whether the client chose it; when not, a script may put its guess instead
 * @param at the moment the offsets of the list are true for
 */
export function ZoneForm({
  timeZone,
  isChosen,
  at,
  form,
}: {
  timeZone: string
  isChosen: boolean
  at: Date
  form: { action: string; keep: Readonly<Record<string, string>> }
}) {
  const { text } = useLanguage()
  return (
    <form
      method="get"
      action={form.action}
      data-stay=""
      data-zone-form=""
      data-zone-chosen={isChosen ? "yes" : "no"}
      className="grid gap-1.5 border-t border-line pt-4"
    >
      {Object.entries(form.keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="time-zone" className="font-medium">
        {text("interface.zone.label")}
      </label>
      <div className="zone-search">
        <input
          type="search"
          role="combobox"
          aria-label={text("interface.zone.filter")}
          aria-expanded="false"
          aria-autocomplete="list"
          aria-controls="zones-found"
          placeholder={text("interface.zone.filter")}
          autoComplete="off"
          dir="auto"
          className="control"
          data-zone-search="time-zone"
          data-none={text("interface.zone.none")}
        />
        <ul
          id="zones-found"
          role="listbox"
          aria-label={text("interface.zone.matches")}
          hidden
          className="zone-found"
        />
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-[1_1_14rem]">
          <ZoneSelect id="time-zone" name="timeZone" value={timeZone} at={at} />
        </div>
        <Button tone="plain">{text("interface.zone.apply")}</Button>
      </div>
    </form>
  )
}
