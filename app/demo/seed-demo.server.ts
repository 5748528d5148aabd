import { findSession } from "#app/features/organizer/find-session.server.ts"
import { isSetUp } from "#app/features/organizer/is-set-up.server.ts"
import { saveOrganizer } from "#app/features/organizer/save-organizer.server.ts"
import { setUpOrganizer } from "#app/features/organizer/set-up-organizer.server.ts"
import { signIn } from "#app/features/organizer/sign-in.server.ts"
import { signOut } from "#app/features/organizer/sign-out.server.ts"
import { listSchedules } from "#app/features/schedule/queries.server.ts"
import { saveSchedule } from "#app/features/schedule/save-schedule.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { connectDemoCalendar } from "./connect-demo-calendar.server.ts"
import { DEMO_SLUG, demoPages, demoWeeklyHours } from "./demo-pages.ts"
import { must } from "./must.ts"
import { publishDemoPage } from "./publish-demo-page.server.ts"
import { publishDemoTeam } from "./publish-demo-team.server.ts"

/** How the demo's owner signs in. Kept before the demo is begun, so that a killed start can be taken up. */
export type DemoOwner = {
  email: string
  password: string
  isComplete: boolean
  /** What the demo has that a complete one was made with; absent in demos of before there was a workshop. */
  edition?: number
}

/** Where the owner's sign-in lives between starts, readable by this account only. */
export type OwnerFile = {
  read(): DemoOwner | null
  write(owner: DemoOwner): void
  remove(): void
}

const setup = {
  organizerName: "Lindgren Strategy",
  slug: DEMO_SLUG,
  timeZone: "Europe/Berlin",
  ownerName: "Clara Lindgren",
  email: "clara@lindgren.example",
}
const ACCENT_COLOR = "#0f5c4d"
const PASSWORD_BYTES = 15
/** Since 2 there is a workshop of two hosts. */
const EDITION = 2

/**
 * Makes the demo organizer in an empty installation, through the product's own actions. One that was begun
 * and not ended is taken up where it stopped, and one of an earlier edition gets what has come since; any
 * other installation is left alone. Two starts on one database are decided by the database; two with one
 * file must come one after the other.
 *
 * @returns the owner when this call made or finished the demo, else null
 */
export async function seedDemo(file: OwnerFile, runtime: Runtime): Promise<DemoOwner | null> {
  const kept = file.read()
  const isEmpty = !(await isSetUp(runtime))
  if (!isEmpty && kept === null) return null
  if (!isEmpty && kept?.isComplete) return bringUpToDate(kept, file, runtime)
  const password =
    kept?.password ?? Buffer.from(runtime.random(PASSWORD_BYTES)).toString("base64url")
  const owner: DemoOwner = { email: setup.email, password, isComplete: false }
  file.write(owner)
  if (isEmpty) await setUpOrganizer({ kind: "job", task: "seed" }, { ...setup, password }, runtime)
  if (!(await asOwner(owner, runtime, (signedIn) => furnish(signedIn, runtime)))) {
    // The organizer that is there was made elsewhere meanwhile: it is not this demo.
    file.remove()
    return null
  }
  const complete = { ...owner, isComplete: true, edition: EDITION }
  file.write(complete)
  return complete
}

/** Gives a demo that is there what it lacks. An owner who has another password by now is left alone. */
async function bringUpToDate(
  kept: DemoOwner,
  file: OwnerFile,
  runtime: Runtime,
): Promise<DemoOwner | null> {
  if ((kept.edition ?? 1) >= EDITION) return null
  const add = (signedIn: SignedIn) => publishDemoTeam(signedIn, runtime)
  if (!(await asOwner(kept, runtime, add))) return null
  const complete = { ...kept, edition: EDITION }
  file.write(complete)
  return complete
}

/** Does something in a session of the owner's that ends after it; false when they cannot sign in. */
async function asOwner(
  owner: DemoOwner,
  runtime: Runtime,
  work: (signedIn: SignedIn) => Promise<void>,
): Promise<boolean> {
  const proven = await signIn({ ...owner, clientAddress: "seed" }, runtime)
  if (!proven.ok) return false
  const signedIn = await findSession(proven.sessionToken, runtime)
  if (!signedIn) throw new Error("The demo's owner could not be signed in.")
  await work(signedIn)
  await signOut(proven.sessionToken, runtime)
  return true
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
  for (const { slug, content } of demoPages) {
    if (content.hostChoice === "one") await publishDemoPage(signedIn, { slug, content }, runtime)
  }
  await publishDemoTeam(signedIn, runtime)
}
