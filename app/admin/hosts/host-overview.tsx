import type { ListedHost } from "#app/features/host/list-hosts.server.ts"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { HostCalendars, HostPages, HostSchedules } from "./host-facts.tsx"

/** What belongs to a host, each part leading to where it is changed. */
export function HostOverview({ host }: { host: ListedHost }) {
  const { text } = useLanguage()
  return (
    <section className="mt-4 rounded-md border border-line bg-surface p-4">
      <Facts
        facts={[
          { key: "pages", value: <HostPages host={host} /> },
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
