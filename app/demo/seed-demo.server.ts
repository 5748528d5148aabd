import { findSession } from "#app/features/organizer/find-session.server.ts"
import { isSetUp } from "#app/features/organizer/is-set-up.server.ts"
import { saveOrganizer } from "#app/features/organizer/save-organizer.server.ts"
import { setUpOrganizer } from "#app/features/organizer/set-up-organizer.server.ts"
import { signIn } from "#app/features/organizer/sign-in.server.ts"
import { signOut } from "#app/features/organizer/sign-out.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { listPages } from "#app/features/page/list-pages.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { listSchedules } from "#app/features/schedule/queries.server.ts"
import { saveSchedule } from "#app/features/schedule/save-schedule.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { connectDemoCalendar } from "./connect-demo-calendar.server.ts"
import { demoPages, demoWeeklyHours } from "./demo-pages.ts"

/** How the demo's owner signs in. Kept before the demo is begun, so that a killed start can be taken up. */
export type DemoOwner = { email: string; password: string; isComplete: boolean }

/** Where the owner's sign-in lives between starts, readable by this account only. */
export type OwnerFile = {
  read(): DemoOwner | null
  write(owner: DemoOwner): void
  remove(): void
}

const setup = {
  organizerName: "Lindgren Strategy",
  slug: "demo",
  timeZone: "Europe/Berlin",
  ownerName: "Clara Lindgren",
  email: "clara@lindgren.example",
}
const ACCENT_COLOR = "#0f5c4d"
const PASSWORD_BYTES = 15

/**
 * Makes the demo organizer in an empty installation, through the product's own actions. One that was begun
 * and not ended is taken up where it stopped; any other installation is left alone. Two starts on one
 * database are decided by the database; two with one file must come one after the other.
 *
 * @returns the owner when this call made or finished the demo, else null
 */
export async function seedDemo(file: OwnerFile, runtime: Runtime): Promise<DemoOwner | null> {
  const kept = file.read()
  const isEmpty = !(await isSetUp(runtime))
  if (!isEmpty && (kept === null || kept.isComplete)) return null
  const password =
    kept?.password ?? Buffer.from(runtime.random(PASSWORD_BYTES)).toString("base64url")
  const owner: DemoOwner = { email: setup.email, password, isComplete: false }
  file.write(owner)
  if (isEmpty) await setUpOrganizer({ kind: "job", task: "seed" }, { ...setup, password }, runtime)
  const proven = await signIn({ ...owner, clientAddress: "seed" }, runtime)
  if (!proven.ok) {
    // The organizer that is there was made elsewhere meanwhile: it is not this demo.
    file.remove()
    return null
  }
  const signedIn = await findSession(proven.sessionToken, runtime)
  if (!signedIn) throw new Error("The demo's owner could not be signed in.")
  await furnish(signedIn, runtime)
  await signOut(proven.sessionToken, runtime)
  const complete = { ...owner, isComplete: true }
  file.write(complete)
  return complete
}

/** Everything after the account itself; each step can be done again. */
async function furnish(signedIn: SignedIn, runtime: Runtime): Promise<void> {
  const { actor, organizer } = signedIn
  const { name, timeZone } = organizer
  await saveOrganizer(actor, { name, timeZone, accentColor: ACCENT_COLOR }, runtime)
  const [schedule] = await listSchedules(organizer.id, runtime)
  if (!schedule) throw new Error("The demo's host has no schedule.")
  const hours = { scheduleId: schedule.id, timeZone, hours: demoWeeklyHours }
  must(await saveSchedule(actor, hours, runtime))
  await connectDemoCalendar(signedIn, runtime)
  // Last, so that nobody books before the calendar is there.
  for (const page of demoPages) await publishDemoPage(signedIn, page, runtime)
}

async function publishDemoPage(
  { actor }: SignedIn,
  page: (typeof demoPages)[number],
  runtime: Runtime,
): Promise<void> {
  const pages = await listPages(
    actor.organizerId,
    {
      search: page.slug,
      status: null,
      sort: "title",
      direction: "ascending",
      limit: 50,
      offset: 0,
    },
    runtime,
  )
  const known = pages.rows.find(({ slug }) => slug === page.slug)
  const pageId = known?.id ?? must(await createPage(actor, page, runtime)).pageId
  must(await publishPage(actor, { pageId, number: known?.number ?? 1 }, runtime))
}

function must<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(`The demo cannot be made: ${JSON.stringify(result)}`)
  return result as Extract<Result, { ok: true }>
}
