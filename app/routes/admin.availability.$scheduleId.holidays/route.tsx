import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { HolidayForm } from "#app/admin/availability/holiday-form.tsx"
import { HolidayList } from "#app/admin/availability/holiday-list.tsx"
import { requireSchedule } from "#app/admin/availability/require-schedule.server.ts"
import { ScheduleHeader } from "#app/admin/availability/schedule-header.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { dateAt } from "#app/features/availability/bookable-months.ts"
import { chooseHolidays } from "#app/features/schedule/choose-holidays.server.ts"
import { listOverrides } from "#app/features/schedule/list-overrides.server.ts"
import {
  listHolidayCountries,
  listHolidayRegions,
} from "#app/features/schedule/public-holidays.server.ts"
import { workOnHoliday } from "#app/features/schedule/work-on-holiday.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"

const DONE = ["saved", "savedNone", "changed"]

export const meta: MetaFunction = () => pageTitle("admin.availability.holidays.title")

/** The countries there are, the one chosen with its regions, and its holidays from today on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const { holidayCountry: country, holidayRegion: region } = schedule
  const today = dateAt((await runtime.clock.now(runtime.db)).getTime(), schedule.timeZone)
  const all = country === null ? [] : await listOverrides(runtime.db, schedule.id)
  const notice = new URL(request.url).searchParams.get("notice") ?? ""
  return {
    schedule,
    choices: {
      countries: await listHolidayCountries(organizer.locale),
      regions: country === null ? [] : await listHolidayRegions(country, organizer.locale),
      ...{ country, region },
    },
    holidays: all.filter(({ kind, date }) => kind !== "own" && date >= today),
    done: DONE.includes(notice) ? notice : null,
  }
}

/** With `date`: work on that holiday (`worked` is `on`) or not. Else saves country and region; 400 for one unknown, 409 when somebody chose others. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, schedule } = await requireSchedule(request, params["scheduleId"], runtime)
  const scheduleId = schedule.id
  const formData = await requireForm(request)
  const read = (name: string) => String(formData.get(name) ?? "")
  const done = (notice: string) =>
    redirect(paths.adminScheduleHolidays(scheduleId, { notice }), 303)
  if (formData.has("date")) {
    const input = { scheduleId, date: read("date"), isWorked: read("worked") === "on" }
    if (!(await workOnHoliday(actor, input, runtime)).ok) notFound()
    throw done("changed")
  }
  const country = read("country") || null
  // The regions that were shown belong to the country that was chosen before.
  const region = read("regionOf") === country ? read("region") || null : null
  const basedOn = formData.has("basedOnCountry")
    ? { country: read("basedOnCountry") || null, region: read("basedOnRegion") || null }
    : null
  const wish = { scheduleId, country, region, ...(basedOn ? { basedOn } : {}) }
  const result = await chooseHolidays(actor, wish, runtime)
  if (result.ok) throw done(country === null ? "savedNone" : "saved")
  if (result.problem === "not-found") notFound()
  const status = result.problem === "changed-meanwhile" ? 409 : 400
  return data({ problem: result.problem, wish: { country, region } }, { status })
}

export default function Holidays() {
  const { schedule, choices, holidays, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.availability.holidays.${key}`)
  return (
    <>
      <ScheduleHeader
        schedule={schedule}
        current="holidays"
        lead={say("lead")}
        done={done && !answer ? say(done) : null}
      />
      <div className="grid max-w-page gap-8">
        <HolidayForm
          key={`${choices.country} ${choices.region}`}
          choices={choices}
          wish={answer?.wish ?? null}
          problem={answer?.problem ?? null}
        />
        {holidays.length > 0 ? (
          <section aria-labelledby="holidays-ahead" className="grid gap-3">
            <div>
              <h2 id="holidays-ahead" className="text-lg">
                {say("list")}
              </h2>
              <p className="text-muted">{say("listText")}</p>
            </div>
            <HolidayList holidays={holidays} />
          </section>
        ) : null}
      </div>
    </>
  )
}
