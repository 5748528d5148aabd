import { Archive, CircleOff, Radio } from "lucide-react"
import type { EditedPage } from "#app/features/page/find-page.server.ts"
import type { PageStatus } from "#app/features/page/status.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** The changes of state that a page may go through now: what each means, and its button. */
export function PublicationForm({ page }: { page: EditedPage }) {
  const { text } = useLanguage()
  const { status, publishedRevisionId, newest } = page
  const isCurrent = status === "published" && publishedRevisionId === newest.id
  const mayBecome: { status: PageStatus; words: string }[] = []
  if (!isCurrent) {
    mayBecome.push({ status: "published", words: status === "published" ? "update" : "publish" })
  }
  if (status === "published") mayBecome.push({ status: "unpublished", words: "unpublish" })
  if (status === "archived") mayBecome.push({ status: "unpublished", words: "bringBack" })
  else mayBecome.push({ status: "archived", words: "archive" })
  return (
    <div className="grid gap-4">
      <p>{text(`admin.pages.publication.states.${isCurrent ? "current" : status}`)}</p>
      {mayBecome.map(({ status: next, words }) => (
        <form key={next} method="post" className="grid gap-2 rounded-md border border-line p-4">
          <input type="hidden" name="status" value={next} />
          <input type="hidden" name="number" value={newest.number} />
          <p className="text-muted">{text(`admin.pages.publication.${words}.text`)}</p>
          <Button
            tone={next === "published" ? "primary" : "plain"}
            icon={next === "published" ? Radio : next === "archived" ? Archive : CircleOff}
            className="justify-self-start"
          >
            {text(`admin.pages.publication.${words}.button`)}
          </Button>
        </form>
      ))}
    </div>
  )
}
