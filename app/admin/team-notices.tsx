import type { ExceededLimit } from "#app/features/page/list-exceeded-limits.server.ts"
import type { TeamWarning } from "#app/features/page/team-warnings.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { exceededText } from "./fields/limits/exceeded-text.ts"

/** What a page's organizer hardly meant, told before it is published. Nothing when all is well. */
export function TeamNotices({
  warnings,
  exceeded = [],
}: {
  warnings: readonly TeamWarning[]
  exceeded?: readonly ExceededLimit[]
}) {
  const { text, locale } = useLanguage()
  const names = new Intl.ListFormat(locale)
  const sentences = [
    ...warnings.map(({ name, hosts }) =>
      text(`hosts.warnings.${name}`, { hosts: names.format(hosts), count: hosts.length }),
    ),
    ...exceeded.map((limit) => exceededText(limit, text, locale)),
  ]
  if (sentences.length === 0) return null
  return (
    <Notice tone="caution" headline={text("hosts.warnings.headline")}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}
