import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CalendarOff, CalendarPlus } from "lucide-react"
import { OverrideList } from "#app/admin/availability/override-list.tsx"
import { requireSchedule } from "#app/admin/availability/require-schedule.server.ts"
import { ScheduleHeader } from "#app/admin/availability/schedule-header.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { dateAt, readDate } from "#app/features/availability/bookable-months.ts"
import { listOverrides } from "#app/features/schedule/list-overrides.server.ts"
import { spansOf } from "#app/features/schedule/override-spans.ts"
import { removeOverride } from "#app/features/schedule/remove-override.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"

const DONE = ["saved", "removed"]

export const meta: MetaFunction = () => pageTitle("admin.availability.overrides.title")

/** The dates of a schedule that the organizer gave hours of their own, ahead and over. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const now = await runtime.clock.now(runtime.db)
  const today = dateAt(now.getTime(), schedule.timeZone)
  const all = await listOverrides(runtime.db, schedule.id)
  const own = spansOf(
    all.filter(({ kind }) => kind === "own"),
    today,
  )
  const notice = new URL(request.url).searchParams.get("notice") ?? ""
  return {
    schedule,
    ahead: own.filter(({ until }) => until >= today),
    over: own.filter(({ until }) => until < today).reverse(),
    done: DONE.includes(notice) ? notice : null,
  }
}

/** Removes the own hours of the dates `from` to `until`; sent twice, the second changes nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const formData = await requireForm(request)
  const [from, until] = ["from", "until"].map((name) => readDate(String(formData.get(name) ?? "")))
  if (!from || !until) throw new Response(null, { status: 400 })
  const input = { scheduleId: schedule.id, from, until }
  if (!(await removeOverride(actor, input, runtime)).ok) notFound()
  throw redirect(paths.adminScheduleOverrides(schedule.id, { notice: "removed" }), 303)
}

export default function Overrides() {
  const { schedule, ahead, over, done } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const say = (key: string, values = {}) => text(`admin.availability.overrides.${key}`, values)
  const add = (
    <LinkButton
      href={paths.adminScheduleOverride(schedule.id)}
      icon={CalendarPlus}
      className="justify-self-start"
    >
      {say("add")}
    </LinkButton>
  )
  return (
    <>
      <ScheduleHeader
        schedule={schedule}
        current="overrides"
        lead={say("lead")}
        done={done ? say(done) : null}
      />
      <div className="grid max-w-page gap-6">
        {ahead.length === 0 ? (
          <EmptyState icon={CalendarOff} headline={say("none")} action={add}>
            {say("noneText")}
          </EmptyState>
        ) : (
          <section aria-labelledby="ahead" className="grid gap-3">
            <h2 id="ahead" className="text-lg">
              {say("upcoming")}
            </h2>
            <OverrideList spans={ahead} scheduleId={schedule.id} />
            {add}
          </section>
        )}
        {over.length > 0 ? (
          <details className="grid gap-3">
            <summary className="min-h-11 py-2.5">{say("past", { count: over.length })}</summary>
            <OverrideList spans={over} />
          </details>
        ) : null}
      </div>
    </>
  )
}
