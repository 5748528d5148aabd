import type { PageStatus } from "#app/features/page/status.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge, type BadgeTone } from "#app/ui/status-badge.tsx"

const tones: Record<PageStatus, BadgeTone> = {
  draft: "neutral",
  published: "good",
  unpublished: "waiting",
  archived: "over",
}

/** How a page stands, in one word. */
export function PageStatusBadge({ status }: { status: PageStatus }) {
  const { text } = useLanguage()
  return <StatusBadge tone={tones[status]} label={text(`admin.pages.statuses.${status}`)} />
}
