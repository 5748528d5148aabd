import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { FileText } from "lucide-react"
import { PreviewDays } from "#app/admin/availability/preview-days.tsx"
import { PreviewForm } from "#app/admin/availability/preview-form.tsx"
import { readPreview } from "#app/admin/availability/read-preview.server.ts"
import { requireSchedule } from "#app/admin/availability/require-schedule.server.ts"
import { ScheduleHeader } from "#app/admin/availability/schedule-header.tsx"
import { WhyNotAnswer } from "#app/admin/availability/why-not-answer.tsx"
import { WhyNotForm } from "#app/admin/availability/why-not-form.tsx"
import { timeOfDay } from "#app/admin/fields/time-ranges/day-range.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("admin.availability.preview.title")

/** What a page that uses these hours offers in the next four weeks, and the answer to a question about a time. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, schedule } = await requireSchedule(
    request,
    params["scheduleId"],
    runtime,
  )
  const search = new URL(request.url).searchParams
  const preview = await readPreview(organizer, schedule, search, runtime)
  if (actor.role === "member" && preview?.explained) {
    // What keeps the page's other hosts is not theirs to read.
    const own = preview.explained.hosts.filter(({ hostId }) => hostId === schedule.hostId)
    preview.explained = { ...preview.explained, hosts: own }
  }
  return { schedule, organizerSlug: organizer.slug, preview }
}

export default function SchedulePreview() {
  const { schedule, organizerSlug, preview } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const { id, timeZone, hours } = schedule
  const say = (key: string, values = {}) => text(`admin.availability.preview.${key}`, values)
  const header = (
    <ScheduleHeader schedule={schedule} current="preview" lead={say("lead", { zone: timeZone })} />
  )
  if (!preview) {
    return (
      <>
        {header}
        <EmptyState icon={FileText} headline={say("noPages")}>
          {say("noPagesText")}
        </EmptyState>
      </>
    )
  }
  const { pageId, slug, previewToken, durationMinutes, days, overrides, explained } = preview
  const opensAt = Math.min(...hours.map(({ startMinute }) => startMinute), 10 * 60)
  const time = timeOfDay(opensAt)
  const dayHref = (date: string) =>
    paths.bookingPage(organizerSlug, slug, {
      ...{ date, timeZone, duration: durationMinutes, preview: previewToken },
    })
  const whyHref = (date: string) =>
    `${paths.adminSchedulePreview(id, { page: pageId, length: durationMinutes, date, time })}#why`
  return (
    <>
      {header}
      <div className="grid max-w-page gap-8">
        <PreviewForm key={`${pageId} ${durationMinutes}`} preview={preview} />
        {preview.isPublished ? null : <Notice headline={say("draft")} />}
        <section id="why" aria-labelledby="why-title" className="grid gap-3">
          <div>
            <h2 id="why-title" className="text-lg">
              {text("admin.availability.why.title")}
            </h2>
            <p className="text-muted">{text("admin.availability.why.lead", { zone: timeZone })}</p>
          </div>
          <WhyNotForm preview={preview} />
          {explained ? (
            <WhyNotAnswer explained={explained} timeZone={timeZone} hostNames={preview.hostNames} />
          ) : null}
        </section>
        <section aria-labelledby="weeks" className="grid gap-4">
          <h2 id="weeks" className="text-lg">
            {say("weeks")}
          </h2>
          {days === null ? (
            <Notice tone="caution" headline={say("unreadable")}>
              <p>{say("unreadableText")}</p>
            </Notice>
          ) : (
            <PreviewDays {...{ days, overrides, timeZone, dayHref, whyHref }} />
          )}
        </section>
      </div>
    </>
  )
}
