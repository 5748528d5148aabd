import { useReader } from "#app/admin/reader.ts"
import type { ListedHost } from "#app/features/host/list-hosts.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"

type Of = { host: ListedHost }

/** Whether a host can be booked at all, in one word. */
export function HostState({ host }: Of) {
  const { text } = useLanguage()
  const isPaused = host.pausedAt !== null
  return (
    <StatusBadge
      tone={isPaused ? "waiting" : "good"}
      label={text(`hosts.states.${isPaused ? "paused" : "active"}`)}
    />
  )
}

/** The pages on which a host can be booked, each leading to who is booked there. @param most shown of them, then how many more */
export function HostPages({ host, most = Infinity }: Of & { most?: number }) {
  const { text } = useLanguage()
  const { isMember } = useReader()
  if (host.pages.length === 0) return <None>{text("hosts.noPage")}</None>
  return (
    <Links>
      {host.pages.slice(0, most).map(({ id, title }) => (
        <TextLink key={id} href={isMember ? paths.adminPage(id) : paths.adminPageHosts(id)}>
          <bdi>{title}</bdi>
        </TextLink>
      ))}
      {host.pages.length > most ? (
        <TextLink href={paths.adminHost(host.id)}>
          {text("hosts.morePages", { count: host.pages.length - most })}
        </TextLink>
      ) : null}
    </Links>
  )
}

/** A host's schedules, under Availability. */
export function HostSchedules({ host }: Of) {
  const { text } = useLanguage()
  return (
    <Links>
      {host.schedules.map((schedule) => (
        <TextLink key={schedule.id} href={paths.adminSchedule(schedule.id)}>
          {text(schedule.name === "" ? "hosts.firstSchedule" : "hosts.schedule", schedule)}
        </TextLink>
      ))}
    </Links>
  )
}

/** How many calendars of a host are connected, and whether one does not work any more. */
export function HostCalendars({ host }: Of) {
  const { text } = useLanguage()
  return (
    <TextLink href={paths.adminCalendars()} className="whitespace-nowrap">
      {text("hosts.calendars", host.calendars)}
    </TextLink>
  )
}

/** Whether somebody signs in as a host. */
export function HostSignIn({ host }: Of) {
  const { text } = useLanguage()
  const isMuted = host.signIn === null
  return (
    <span className={`whitespace-nowrap ${isMuted ? "text-muted" : ""}`.trim()}>
      {text(isMuted ? "hosts.noSignIn" : "hosts.hasSignIn")}
    </span>
  )
}

function Links({ children }: { children: React.ReactNode }) {
  return <div className="flex flex-wrap gap-x-4 [&>a]:py-2.5">{children}</div>
}

function None({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>
}
