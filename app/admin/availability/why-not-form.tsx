import { CircleHelp } from "lucide-react"
import { problemText } from "#app/admin/problem.ts"
import { Button } from "#app/ui/button.tsx"
import { controlAttributes, HintAndError } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"
import type { Preview } from "./read-preview.server.ts"

/** Asks about one time of the schedule's zone, as a GET form: the answer has an address. */
export function WhyNotForm({ preview }: { preview: Preview }) {
  const { text } = useLanguage()
  const { pageId, durationMinutes, asked } = preview
  return (
    <form method="get" action="#why" className="flex flex-wrap items-start gap-3">
      <input type="hidden" name="page" value={pageId} />
      <input type="hidden" name="length" value={durationMinutes} />
      {(["date", "time"] as const).map((name) => {
        const id = `why-${name}`
        const problem = asked?.problems[name]
        const error = problem === undefined ? null : problemText(problem, text)
        const label = text(`admin.availability.why.${name}`)
        return (
          <div key={name} className="grid gap-1.5">
            <label htmlFor={id} className="text-sm font-medium">
              {label}
            </label>
            <TextInput
              {...controlAttributes({ id, label, error })}
              type={name}
              name={name}
              className="w-44"
              defaultValue={asked?.[name] ?? ""}
            />
            <HintAndError id={id} error={error} hint={null} />
          </div>
        )
      })}
      <Button tone="plain" icon={CircleHelp} className="mid:mt-7">
        {text("admin.availability.why.submit")}
      </Button>
    </form>
  )
}
