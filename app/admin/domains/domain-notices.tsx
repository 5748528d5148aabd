import { formatDate } from "#app/messages/format.ts"
import type { OwnDomain } from "#app/features/domain/queries.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice, type NoticeTone } from "#app/ui/notice.tsx"

const news: Record<string, NoticeTone> = {
  proven: "success",
  "not-proven": "caution",
  taken: "caution",
  "too-soon": "caution",
  chosen: "success",
  stopped: "success",
  "not-ready": "caution",
}
const help: Record<string, string> = {
  "not-proven": "notYet",
  taken: "takenHelp",
  "too-soon": "tooSoon",
}

/** What has just happened to a domain, and what is wrong with it. */
export function DomainNotices({
  domain,
  notice,
  timeZone,
}: {
  domain: Pick<OwnDomain, "troubleSince" | "lapsedAt">
  notice: string | null
  timeZone: string
}) {
  const { text, locale } = useLanguage()
  const tone = notice !== null && Object.hasOwn(news, notice) ? news[notice] : undefined
  const more = notice === null ? undefined : help[notice]
  const { troubleSince, lapsedAt } = domain
  return (
    <>
      {tone ? (
        <Notice tone={tone} isNews headline={text(`domains.done.${notice}`)}>
          {more ? <p>{text(`domains.${more}`)}</p> : null}
        </Notice>
      ) : null}
      {lapsedAt !== null ? (
        <Notice tone="danger" headline={text("domains.states.lapsed")}>
          <p>{text("domains.lapsed")}</p>
        </Notice>
      ) : troubleSince !== null ? (
        <Notice tone="caution" headline={text("domains.states.trouble")}>
          <p>{text("domains.trouble", { date: formatDate(troubleSince, timeZone, locale) })}</p>
        </Notice>
      ) : null}
    </>
  )
}
