import { Eye } from "lucide-react"
import { durationText } from "#app/messages/duration.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Select } from "#app/ui/select.tsx"
import type { Preview } from "./read-preview.server.ts"

/** Which page is previewed, and with which of its lengths: a GET form, so that the answer has an address. */
export function PreviewForm({ preview }: { preview: Preview }) {
  const { text } = useLanguage()
  const { pages, pageId, lengths, durationMinutes } = preview
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <label className="grid gap-1.5">
        <span className="text-sm font-medium">{text("admin.availability.preview.page")}</span>
        <Select name="page" defaultValue={pageId} options={pages} />
      </label>
      {lengths.length > 1 ? (
        <label className="grid gap-1.5">
          <span className="text-sm font-medium">{text("admin.availability.preview.duration")}</span>
          <Select
            name="length"
            defaultValue={String(durationMinutes)}
            options={lengths.map((minutes) => ({
              value: String(minutes),
              label: durationText(minutes, text),
            }))}
          />
        </label>
      ) : null}
      <Button tone="plain" icon={Eye}>
        {text("admin.availability.preview.show")}
      </Button>
    </form>
  )
}
