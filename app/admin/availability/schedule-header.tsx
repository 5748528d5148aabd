import type { Schedule } from "#app/features/schedule/queries.server.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"
import { scheduleTitle } from "./schedule-title.ts"

const ways = {
  hours: paths.adminSchedule,
  overrides: paths.adminScheduleOverrides,
  holidays: paths.adminScheduleHolidays,
  preview: paths.adminSchedulePreview,
  copy: paths.adminScheduleCopy,
  deletion: paths.adminScheduleDeletion,
}

export type ScheduleWay = keyof typeof ways

/**
 * The head of a schedule's views: whose it is, its other views, and what was just done.
 * @param done a text to say so; null when nothing was
 */
export function ScheduleHeader({
  schedule,
  current,
  lead,
  done = null,
}: {
  schedule: Pick<Schedule, "id" | "name" | "hostName" | "hostPausedAt">
  current: ScheduleWay
  lead: string
  done?: string | null
}) {
  const { text } = useLanguage()
  return (
    <>
      <PageHeader title={<bdi>{scheduleTitle(schedule, text)}</bdi>} lead={lead} />
      <nav aria-label={text("admin.availability.ways")} className="mb-6 border-b border-line">
        <ul className="flex flex-wrap gap-x-5">
          {(Object.keys(ways) as ScheduleWay[]).map((way) => (
            <li key={way}>
              <a
                href={ways[way](schedule.id)}
                aria-current={way === current ? "page" : undefined}
                className={`-mb-px inline-flex min-h-11 items-center border-b-2 ${
                  way === current
                    ? "border-accent-text font-semibold text-accent-text"
                    : "border-transparent text-ink hover:border-edge"
                }`}
              >
                {text(`admin.availability.way.${way}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mb-6 grid gap-3 empty:hidden">
        {done === null ? null : <Notice tone="success" isNews headline={done} />}
        {schedule.hostPausedAt ? (
          <Notice
            tone="caution"
            headline={text("admin.availability.preview.pausedHost", { name: schedule.hostName })}
          />
        ) : null}
      </div>
    </>
  )
}
