import { Pause, Play, Plus } from "lucide-react"
import { weekLines } from "#app/admin/fields/time-ranges/week-text.ts"
import type { HostSchedules } from "#app/features/schedule/list-host-schedules.server.ts"
import type { Schedule } from "#app/features/schedule/queries.server.ts"
import { paths } from "#app/paths.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"
import { UsedBy } from "./used-by.tsx"

/** One host with their schedules, whether they are paused, and what can be done. */
export function HostHours({ host }: { host: HostSchedules }) {
  const { text } = useLanguage()
  const { hostId, name, pausedAt, schedules } = host
  const headingId = `host-${hostId}`
  return (
    <section aria-labelledby={headingId} className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line pb-2">
        <h2 id={headingId} className="text-lg">
          <bdi>{name}</bdi>
        </h2>
        {pausedAt ? (
          <StatusBadge tone="attention" label={text("admin.availability.pause.badge")} />
        ) : null}
        <div className="flex flex-wrap gap-x-5 mid:ms-auto">
          <TextLink href={paths.adminHostPause(hostId)} icon={pausedAt ? Play : Pause}>
            {text(`admin.availability.pause.${pausedAt ? "resumeLink" : "link"}`, { name })}
          </TextLink>
          <TextLink href={paths.adminScheduleNew({ host: hostId })} icon={Plus}>
            {text("admin.availability.new.link", { name })}
          </TextLink>
        </div>
      </div>
      <ul className="grid gap-4 wide:grid-cols-2">
        {schedules.map((schedule) => (
          <li key={schedule.id} className="rounded-md border border-line bg-surface p-4">
            <ScheduleCard schedule={schedule} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ScheduleCard({ schedule }: { schedule: Schedule }) {
  const { text, locale } = useLanguage()
  const { id, name, hostName, timeZone, hours, usedBy } = schedule
  const lines = weekLines(hours, text, locale)
  const fact = (key: string) => text(`admin.availability.fields.${key}.label`)
  return (
    <div className="grid h-full content-between gap-4">
      <div className="grid gap-3">
        <h3 className="font-semibold">
          <bdi>{name || text("admin.availability.usual")}</bdi>
        </h3>
        <Facts
          facts={[
            {
              key: "hours",
              label: fact("hours"),
              value:
                lines.length === 0
                  ? text("admin.availability.noHours")
                  : lines.map((line) => (
                      <span key={line.days} className="block">
                        {line.days} {line.hours}
                      </span>
                    )),
            },
            { key: "timeZone", label: fact("timeZone"), value: timeZone },
            {
              key: "usedBy",
              label: text("admin.availability.usedBy"),
              value: <UsedBy usedBy={usedBy} />,
            },
          ]}
        />
      </div>
      <div>
        <LinkButton href={paths.adminSchedule(id)}>
          {name === ""
            ? text("admin.availability.edit", { name: hostName })
            : text("admin.availability.editNamed", { name: hostName, schedule: name })}
        </LinkButton>
        <div className="flex flex-wrap gap-x-5">
          {(["overrides", "holidays", "preview"] as const).map((way) => (
            <TextLink key={way} href={cardWays[way](id)}>
              {text(`admin.availability.way.${way}`)}
              <span className="sr-only">
                {" "}
                {name || text("admin.availability.usual")}, {hostName}
              </span>
            </TextLink>
          ))}
        </div>
      </div>
    </div>
  )
}

const cardWays = {
  overrides: paths.adminScheduleOverrides,
  holidays: paths.adminScheduleHolidays,
  preview: paths.adminSchedulePreview,
}
