import { eq } from "drizzle-orm"
import { afterEach, beforeEach, expect, test } from "vitest"
import { calendarConnections, calendars } from "#db/schema/calendars.ts"
import {
  ACCOUNT,
  consent,
  createCalendarWorld,
  type CalendarWorld,
} from "#app/features/calendar/testing.server.ts"
import { openSession } from "#app/features/organizer/open-session.server.ts"
import { signInCookie } from "#app/features/organizer/session-cookie.server.ts"
import * as disconnection from "#app/routes/admin.calendars.$connection.disconnection.tsx"
import * as choosing from "#app/routes/admin.calendars._index.tsx"
import * as callback from "#app/routes/integrations.$provider.callback.tsx"
import * as connecting from "#app/routes/integrations.$provider.connect.ts"
import * as anyCallback from "./route.tsx"

/** Where `getRuntime` keeps the runtime of the process. */
const place = globalThis as { [key: symbol]: unknown }
const RUNTIME = Symbol.for("holdfast.runtime")

let world: CalendarWorld
let cookie: string
beforeEach(async () => {
  world = await createCalendarWorld()
  place[RUNTIME] = world.runtime
  cookie = await signIn(world.studio.userId)
})
afterEach(async () => {
  delete place[RUNTIME]
  await world.close()
})

async function signIn(userId: string): Promise<string> {
  const { runtime } = world
  const at = await runtime.clock.now(runtime.db)
  const { ids, random } = runtime
  const token = await openSession(runtime.db, userId, { ids, random, at })
  return (await signInCookie(token, runtime.env.appUrl)).split(";")[0] ?? ""
}

type Route = (args: never) => Promise<unknown>
type Sent = { status: number; location: string | null; data: unknown }

/** Asks a route as the framework does, and reads what it returns or throws. */
async function ask(
  route: Route,
  path: string,
  { params = {}, form, signedIn = true }: { params?: object; form?: object; signedIn?: boolean },
): Promise<Sent> {
  const request = new Request(`http://localhost:3000${path}`, {
    ...(form ? { method: "POST", body: new URLSearchParams(Object.entries(form)) } : {}),
    headers: signedIn ? { cookie } : {},
  })
  const answer = await route({ request, params, context: {} } as never).catch(
    (thrown: unknown) => thrown,
  )
  if (answer instanceof Response) {
    return { status: answer.status, location: answer.headers.get("location"), data: null }
  }
  const { data, init } = answer as { data?: unknown; init?: { status?: number } | null }
  const status = init?.status ?? 200
  return { status, location: null, data: init === undefined ? answer : data }
}

const google = { provider: "google" }
async function begin() {
  const { hostId } = world.studio
  const form = { host: hostId }
  const path = "/integrations/google/connect"
  const begun = await ask(connecting.action, path, { params: google, form })
  expect(begun.status).toBe(303)
  return begun.location ?? ""
}

const query = (answer: Awaited<ReturnType<typeof consent>>) =>
  new URLSearchParams(Object.entries(answer).flatMap(([k, v]) => (v === null ? [] : [[k, v]])))

test("the button leads to the consent page, and its answer back to the calendars", async () => {
  const address = await begin()
  expect(address).toContain(`${world.google.oauthBase}/o/oauth2/v2/auth?`)
  const answer = query(await consent(address))
  const path = `/integrations/google/callback?${answer}`
  const done = await ask(callback.loader, path, { params: google })
  expect(done).toMatchObject({ status: 303, location: "/admin/calendars?news=connected" })
  const { data } = await ask(choosing.loader, "/admin/calendars?news=connected", {})
  expect(data).toMatchObject({
    news: "connected",
    providers: ["google"],
    hosts: [{ connections: [{ account: ACCOUNT, state: "connected" }] }],
  })
  expect(JSON.stringify(data)).not.toMatch(/token|sealed/i)
})

test("the address that serves any provider ends a consent too", async () => {
  const answer = query(await consent(await begin()))
  const done = await ask(anyCallback.loader, `/integrations/callback?${answer}`, {})
  expect(done).toMatchObject({ status: 303, location: "/admin/calendars?news=connected" })
})

test("a forged callback is refused in words, with nothing connected", async () => {
  for (const forged of ["", "?code=x", "?state=x&code=y", "?error=access_denied"]) {
    const path = `/integrations/google/callback${forged}`
    expect(await ask(callback.loader, path, { params: google })).toMatchObject({
      status: 400,
      data: { problemKey: "calendars.problems.stateInvalid" },
    })
  }
  expect(await world.runtime.db.select().from(calendarConnections)).toEqual([])
})

test("a callback of somebody who is signed out leads to the sign-in, without the code", async () => {
  const answer = query(await consent(await begin()))
  const path = `/integrations/google/callback?${answer}`
  const refused = await ask(callback.loader, path, { params: google, signedIn: false })
  expect(refused).toMatchObject({
    status: 302,
    location: "/admin/login?next=%2Fadmin%2Fcalendars",
  })
  cookie = await signIn(world.studio.userId)
  expect(await ask(callback.loader, path, { params: google })).toMatchObject({ status: 400 })
})

test("nobody who is signed out begins, chooses or disconnects", async () => {
  const out = { signedIn: false, params: google }
  const none = { ...out, form: { host: world.studio.hostId } }
  for (const answer of [
    await ask(connecting.action, "/integrations/google/connect", none),
    await ask(connecting.loader, "/integrations/google/connect", out),
    await ask(choosing.loader, "/admin/calendars", out),
    await ask(choosing.action, "/admin/calendars", none),
    await ask(disconnection.loader, "/admin/calendars/x/disconnection", out),
    await ask(disconnection.action, "/admin/calendars/x/disconnection", none),
  ]) {
    expect(answer.status).toBe(302)
    expect(answer.location).toMatch(/^\/admin\/login/)
  }
})

test("a provider that is unknown, and a host that is another's, are not there", async () => {
  const path = "/integrations/outlook/connect"
  const unknown = await ask(connecting.action, path, {
    params: { provider: "outlook" },
    form: { host: world.studio.hostId },
  })
  expect(unknown.status).toBe(404)
  const host = "0198f000-0000-7000-8000-000000000009"
  const foreign = await ask(connecting.action, path, { params: google, form: { host } })
  expect(foreign.status).toBe(404)
})

test("calendars are chosen by the form, and an account is disconnected after its pages are named", async () => {
  const answer = query(await consent(await begin()))
  await ask(callback.loader, `/integrations/google/callback?${answer}`, { params: google })
  const { db } = world.runtime
  const rows = await db.select().from(calendars)
  const holidays = rows.find(({ accessRole }) => accessRole === "reader")?.id ?? ""
  const { hostId } = world.studio
  const path = "/admin/calendars"
  const form = { host: hostId, checked: holidays, destination: "" }
  const saved = await ask(choosing.action, path, { form })
  expect(saved).toMatchObject({ status: 303, location: "/admin/calendars?news=saved" })
  const [checked] = await db.select().from(calendars).where(eq(calendars.isChecked, true))
  expect(checked?.id).toBe(holidays)
  const readOnly = { ...form, destination: holidays }
  expect(await ask(choosing.action, path, { form: readOnly })).toMatchObject({
    status: 400,
    data: { problemKey: "calendars.problems.destinationReadOnly" },
  })
  expect(await ask(choosing.action, path, { form: { host: "x" } })).toMatchObject({ status: 404 })

  const connection = rows[0]?.connectionId ?? ""
  const params = { connection }
  const leave = `/admin/calendars/${connection}/disconnection`
  expect(await ask(disconnection.loader, leave, { params })).toMatchObject({
    data: { account: ACCOUNT, pages: [{ title: "Consultation" }] },
  })
  expect(await ask(disconnection.action, leave, { params, form: {} })).toMatchObject({
    status: 303,
    location: "/admin/calendars?news=disconnected",
  })
  expect(await ask(disconnection.loader, leave, { params })).toMatchObject({ status: 404 })
})
