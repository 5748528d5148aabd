import type { Obstacle } from "#app/features/availability/obstacles.ts"
import type { HostReasons, TimeExplained } from "#app/features/schedule/explain-time.server.ts"
import { formatDate, formatTime } from "#app/messages/format.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { whyNotText } from "./why-not-text.ts"

/** Whether a time is offered and, for each host, every rule that keeps it from being so. */
export function WhyNotAnswer({
  explained,
  timeZone,
  hostNames,
}: {
  explained: TimeExplained
  timeZone: string
  hostNames: readonly (readonly [id: string, name: string])[]
}) {
  const { text, locale } = useLanguage()
  const { isOffered, hosts } = explained
  const at = new Date(explained.startsAt)
  const time = `${formatDate(at, timeZone, locale)}, ${formatTime(at, timeZone, locale)}`
  const able = hosts.filter((host) => isAble(host)).map(({ name }) => name)
  const names = new Map(hostNames)
  if (isOffered && hosts.length === able.length) {
    return (
      <Notice tone="success" isNews headline={text("admin.availability.why.offered", { time })} />
    )
  }
  return (
    <Notice
      tone={isOffered ? "success" : "info"}
      isNews
      headline={text(`admin.availability.why.${isOffered ? "offered" : "notOffered"}`, { time })}
    >
      {isOffered ? (
        <p>
          {text("admin.availability.why.offeredBy", {
            count: able.length,
            names: new Intl.ListFormat(locale).format(able),
          })}
        </p>
      ) : null}
      {hosts.length === 0 ? <p>{text("admin.availability.why.nobody")}</p> : null}
      {hosts.map((host) => (
        <div key={host.hostId}>
          {hostNames.length > 1 ? (
            <h3 className="font-medium">
              <bdi>{host.name}</bdi>
            </h3>
          ) : null}
          <Reasons host={host} names={names} />
        </div>
      ))}
    </Notice>
  )
}

function isAble({ isPaused, isSilent, obstacles }: HostReasons): boolean {
  return !isPaused && !isSilent && obstacles.length === 0
}

function Reasons({ host, names }: { host: HostReasons; names: ReadonlyMap<string, string> }) {
  const { text, locale } = useLanguage()
  const { name } = host
  if (isAble(host)) return <p>{text("admin.availability.why.could")}</p>
  return (
    <ul className="list-disc ps-5">
      {host.isPaused ? <li>{text("admin.availability.why.paused", { name })}</li> : null}
      {host.isSilent ? <li>{text("admin.availability.why.unreadable", { name })}</li> : null}
      {host.obstacles.map((obstacle, index) => (
        <li key={index}>
          {whyNotText(obstacle, { text, locale, host, names })} <BookingLink obstacle={obstacle} />
        </li>
      ))}
    </ul>
  )
}

/** To the booking that takes the time, where it is one. */
function BookingLink({ obstacle }: { obstacle: Obstacle }) {
  const { text } = useLanguage()
  const source = obstacle.rule === "busy" || obstacle.rule === "buffer" ? obstacle.source : null
  if (!source?.id) return null
  return (
    <a href={paths.adminBooking(source.id)} className="link">
      {text("admin.availability.why.seeBooking")}
    </a>
  )
}
