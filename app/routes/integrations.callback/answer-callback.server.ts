import { data, redirect } from "@remix-run/node"
import { finishConnection } from "#app/features/calendar/finish-connection.server.ts"
import { calendarProblems } from "#app/features/calendar/problems.ts"
import { findSignedIn } from "#app/features/organizer/gates.server.ts"
import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * Ends a consent: leads to the calendars, or says in words why nothing was connected. Whoever is no longer
 * signed in begins again after signing in; the code is not carried along.
 *
 * @param provider as the address names it; null when it names none
 */
export async function answerCallback(request: Request, provider: string | null) {
  const runtime = getRuntime()
  const signedIn = await findSignedIn(request, runtime)
  if (!signedIn) throw redirect(paths.login({ next: paths.adminCalendars() }))
  const query = new URL(request.url).searchParams
  const { actor, sessionId, organizer } = signedIn
  const [state, code, error] = [query.get("state"), query.get("code"), query.get("error")]
  const input = { sessionId, provider, state, code, error }
  const finished = await finishConnection(actor, input, runtime)
  if (finished.ok) throw redirect(paths.adminCalendars({ news: "connected" }), 303)
  const { status, messageKey } = calendarProblems[finished.problem]
  const { locale } = organizer
  const title = translator(locale)("calendars.failed.title")
  return data({ problemKey: messageKey as string, title, frame: { locale } }, { status })
}
