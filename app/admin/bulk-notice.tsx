import type { BulkAction } from "#app/features/page/bulk-actions.ts"
import type { WithdrawnPages } from "#app/features/page/withdraw-pages.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

/** What was done with the chosen pages, and with which it was not, and why. */
export function BulkNotice({
  result,
}: {
  result: (WithdrawnPages & { action: BulkAction }) | null
}) {
  const { text } = useLanguage()
  if (!result) return <Notice tone="caution" isNews headline={text("pages.bulk.none")} />
  const { action, done, left } = result
  return (
    <Notice
      tone={left.length > 0 || done === 0 ? "caution" : "success"}
      isNews
      headline={text(`pages.bulk.done.${action}`, { done })}
    >
      {action === "duplicate" ? <p>{text("pages.bulk.copiesAreDrafts")}</p> : null}
      {left.map(({ title, status }, index) => (
        <p key={index}>
          {text(`pages.bulk.left.${action}`, {
            title,
            status: text(`admin.pages.statuses.${status}`),
          })}
        </p>
      ))}
    </Notice>
  )
}
