import { RotateCcw } from "lucide-react"
import { HiddenValues } from "#app/admin/form-parts.tsx"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** Brings our words back for a whole group. Nothing is lost: every wording is kept. */
export function ResetForm({ seen }: { seen: string }) {
  const { text } = useLanguage()
  const say = (key: string) => text(`texts.edit.resetAll.${key}`)
  return (
    <form method="post" className="mt-8 grid max-w-prose gap-3">
      <h2 className="text-lg">{say("heading")}</h2>
      <p className="text-muted">{say("text")}</p>
      <HiddenValues values={{ seen, reset: "all" }} />
      <Button tone="plain" icon={RotateCcw} className="justify-self-start">
        {say("submit")}
      </Button>
    </form>
  )
}
