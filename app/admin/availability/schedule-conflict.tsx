import { Differences } from "#app/admin/differences.tsx"
import { scheduleSections } from "#app/admin/schedule-sections.ts"
import type { WeeklyRange } from "#app/features/schedule/schema.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export type ScheduleContent = { name: string; timeZone: string; hours: WeeklyRange[] }

/** Two people changed the same schedule: what stands there now beside what was about to be saved. */
export function ScheduleConflict({
  theirs,
  mine,
}: {
  theirs: ScheduleContent
  mine: ScheduleContent
}) {
  const { text } = useLanguage()
  return (
    <Notice tone="caution" isNews headline={text("admin.availability.conflict.headline")}>
      <p>{text("admin.availability.conflict.text")}</p>
      <Differences
        caption={text("admin.availability.conflict.caption")}
        sections={scheduleSections}
        before={theirs}
        after={mine}
        beforeLabel={text("admin.availability.conflict.theirs")}
        afterLabel={text("admin.availability.conflict.mine")}
      />
    </Notice>
  )
}
