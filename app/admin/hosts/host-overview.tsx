import type { ListedHost } from "#app/features/host/list-hosts.server.ts"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { HostCalendars, HostPages, HostSchedules } from "./host-facts.tsx"

/** With more of them, the pages stand behind how many there are: the form below is what is come for. */
const PAGES_AT_ONCE = 12

/** What belongs to a host, each part leading to where it is changed. */
export function HostOverview({ host }: { host: ListedHost }) {
  const { text } = useLanguage()
  return (
    <section className="mt-4 rounded-md border border-line bg-surface p-4">
      <Facts
        facts={[
          { key: "pages", value: <AllPages host={host} /> },
          { key: "schedules", value: <HostSchedules host={host} /> },
          { key: "calendars", value: <HostCalendars host={host} /> },
        ].map(({ key, value }) => ({
          key,
          label: text(`hosts.columns.${key}`),
          // Links are as high as a thumb; their text stands beside the label all the same.
          value: <div className="-my-2.5">{value}</div>,
        }))}
      />
      {host.pausedAt === null ? null : <p className="mt-3 text-muted">{text("hosts.paused")}</p>}
    </section>
  )
}

function AllPages({ host }: { host: ListedHost }) {
  const { text } = useLanguage()
  const pages = <HostPages host={host} />
  if (host.pages.length <= PAGES_AT_ONCE) return pages
  return (
    <details>
      <summary className="link min-h-11 py-2.5">
        {text("hosts.allPages", { count: host.pages.length })}
      </summary>
      {pages}
    </details>
  )
}
