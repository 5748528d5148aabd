import { EmptyState } from "#app/ui/empty-state.tsx"
import { CalendarPlus } from "lucide-react"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"
import type { HostCalendars } from "#app/features/calendar/list-host-calendars.server.ts"
import { CalendarChoiceForm } from "./calendar-choice-form.tsx"
import { ConnectForm } from "./connect-form.tsx"
import { ConnectionRow } from "./connection-row.tsx"

export type CalendarsFacts = {
  hosts: HostCalendars[]
  /** Names of the providers that are set up. */
  providers: string[]
  /** IANA zone in which the reader sees times. */
  timeZone: string
  /** What has just happened. */
  news: "connected" | "saved" | "disconnected" | null
  /** Key of the sentence that says what went wrong. */
  problemKey: string | null
}

/** Every host's connected accounts: what is checked, what is written to, and how to mend a broken one. */
export function CalendarsScreen({ facts }: { facts: CalendarsFacts }) {
  const { text } = useLanguage()
  const { hosts, providers, news, problemKey } = facts
  return (
    <>
      <PageHeader title={text("calendars.title")} lead={text("calendars.lead")} />
      <div className="grid gap-6">
        {news ? (
          <Notice tone="success" isNews>
            {text(`calendars.news.${news}`)}
          </Notice>
        ) : null}
        {problemKey ? (
          <Notice tone="danger" isNews>
            {text(problemKey)}
          </Notice>
        ) : null}
        {providers.length === 0 ? (
          <Notice tone="caution">{text("calendars.noProvider")}</Notice>
        ) : null}
        {hosts.map((host) => (
          <HostSection key={host.hostId} host={host} facts={facts} />
        ))}
      </div>
    </>
  )
}

function HostSection({ host, facts }: { host: HostCalendars; facts: CalendarsFacts }) {
  const { text } = useLanguage()
  const { hostId, name, connections, unwritten } = host
  const connect = (isFirst: boolean) =>
    facts.providers.map((provider) => (
      <ConnectForm
        key={provider}
        provider={provider}
        hostId={hostId}
        tone={isFirst ? "primary" : "plain"}
        label={
          isFirst
            ? text("calendars.connect", { provider: text(`calendars.providers.${provider}`) })
            : text("calendars.connectAnother")
        }
      />
    ))
  const headingId = `host-${hostId}`
  return (
    <section aria-labelledby={headingId} className="grid gap-4">
      <h2 id={headingId} className={facts.hosts.length > 1 ? "text-lg" : "sr-only"}>
        {text("calendars.ofHost", { host: name })}
      </h2>
      {connections.length === 0 ? (
        <EmptyState
          icon={CalendarPlus}
          headline={text("calendars.none.headline")}
          action={connect(true)}
        >
          {text("calendars.none.text", { host: name })}
        </EmptyState>
      ) : (
        <>
          {unwritten > 0 ? (
            <Notice tone="caution">{text("calendars.unwritten", { count: unwritten })}</Notice>
          ) : null}
          <ul className="grid gap-3">
            {connections.map((connection) => (
              <ConnectionRow key={connection.id} connection={connection} />
            ))}
          </ul>
          <div className="flex flex-wrap gap-3">{connect(false)}</div>
          <CalendarChoiceForm host={host} timeZone={facts.timeZone} />
        </>
      )}
    </section>
  )
}
