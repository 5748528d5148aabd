import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { chooseCalendars } from "#app/features/calendar/choose-calendars.server.ts"
import { listHostCalendars } from "#app/features/calendar/list-host-calendars.server.ts"
import { calendarProblems } from "#app/features/calendar/problems.ts"
import { readCalendarChoice } from "#app/features/calendar/schema.ts"
import { CalendarsScreen } from "#app/features/calendar/screens/calendars-screen.tsx"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"

const NEWS = ["connected", "saved", "disconnected"] as const

/** The connected accounts of every host the reader may mind, and what each calendar is for. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const query = new URL(request.url).searchParams
  return {
    hosts: await listHostCalendars(actor, runtime),
    providers: Object.entries(runtime.calendars).flatMap(([name, port]) => (port ? [name] : [])),
    timeZone: organizer.timeZone,
    news: NEWS.find((name) => name === query.get("news")) ?? null,
    title: translator(organizer.locale)("calendars.title"),
  }
}

/** Form: `host`, any number of `checked`, `destination` (empty for none). 400 and 404 come back as the page. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireOrganizer(request, runtime)
  const choice = readCalendarChoice(await requireForm(request))
  const chosen = choice
    ? await chooseCalendars(actor, choice, runtime)
    : { ok: false as const, problem: "not-found" as const }
  if (chosen.ok) return redirect(paths.adminCalendars({ news: "saved" }), 303)
  const { status, messageKey } = calendarProblems[chosen.problem]
  return data({ problemKey: messageKey as string }, { status })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Calendars() {
  const facts = useLoaderData<typeof loader>()
  const problemKey = useActionData<typeof action>()?.problemKey ?? null
  return <CalendarsScreen facts={{ ...facts, problemKey }} />
}
