import { z } from "zod"
import { accountOf, addCalendar } from "./accounts.ts"
import { cancelEvent, putEvent } from "./change-event.ts"
import { findEvent } from "./find-event.ts"
import { mergeEvent, newEvent } from "./merge-event.ts"
import { scopeTexts } from "./method-scopes.ts"
import { readSentEvent } from "./sent-event.ts"
import { showEvent } from "./show-event.ts"
import { emptyState, fault, type StandInState } from "./state.ts"
import { issueTokens, revokeGrant, type TokenCall } from "./tokens.ts"

export type ControlCall = TokenCall & { origin: string }

const everyScope = Object.keys(scopeTexts)

/** What tests can do to the played provider, one POST with a JSON body each. */
const inputs = {
  /** Spoils the next calls. */
  faults: fault,
  "clear-faults": z.strictObject({}),
  /** Every call answers 503 until it is up again. */
  down: z.strictObject({ down: z.boolean() }),
  /** Moves the clock on; back with a negative number. */
  clock: z.strictObject({ advanceMs: z.number().int() }),
  /** Tokens without the way through the consent page. */
  grants: z.strictObject({
    email: z.email(),
    scopes: z.array(z.enum(everyScope)).default(everyScope),
  }),
  revoke: z.strictObject({ email: z.email() }),
  calendars: z.strictObject({
    account: z.email(),
    id: z.string().min(1),
    summary: z.string(),
    timeZone: z.string(),
    accessRole: z.enum(["freeBusyReader", "reader", "writer", "owner"]).default("owner"),
  }),
  /** The calendar's owner adds an event in Google's own app; `event` is an Event of the API. */
  "add-event": z.strictObject({ calendarId: z.string(), event: z.record(z.string(), z.unknown()) }),
  /** The same for a change. */
  "edit-event": z.strictObject({
    calendarId: z.string(),
    eventId: z.string(),
    event: z.record(z.string(), z.unknown()),
  }),
  "delete-event": z.strictObject({ calendarId: z.string(), eventId: z.string() }),
  /** Uses up every sync token given so far. */
  "expire-sync-tokens": z.strictObject({}),
  reset: z.strictObject({}),
}

type Inputs = typeof inputs
export type ControlName = keyof Inputs
export type ControlInput<Name extends ControlName> = z.input<Inputs[Name]>

type Effects = {
  [Name in ControlName]: (input: z.output<Inputs[Name]>, call: ControlCall) => unknown
}

const effects: Effects = {
  faults: (input, { state }) => void state.faults.push(input),
  "clear-faults": (_input, { state }) => void (state.faults = []),
  down: (input, { state }) => void (state.down = input.down),
  clock: (input, { state }) => void (state.clockOffsetMs += input.advanceMs),
  grants: (input, call) => issueTokens(call, input.email.toLowerCase(), input.scopes, true),
  revoke: (input, { state }) => revokeGrant(state, input.email.toLowerCase()),
  calendars: ({ accessRole, ...calendar }, { state }) => {
    accountOf(state, calendar.account)
    addCalendar(state, calendar, accessRole, false)
  },
  "add-event": ({ calendarId, event }, call) => {
    const calendar = ownCalendar(call.state, calendarId)
    const sent = readSentEvent(JSON.stringify(event))
    const id = sent.id ?? Buffer.from(call.random(13)).toString("hex")
    const about = { id, calendar, creatorEmail: calendar.account, now: call.now }
    const stored = putEvent(call.state, calendar, newEvent(sent, about), call.now)
    return showEvent(stored, calendar, { account: calendar.account, origin: call.origin })
  },
  "edit-event": ({ calendarId, eventId, event }, call) => {
    const calendar = ownCalendar(call.state, calendarId)
    const known = findEvent(calendar, eventId)
    if (!known) throw new RangeError(`No event ${eventId}`)
    const sent = readSentEvent(JSON.stringify(event))
    const changed = mergeEvent(known, sent, { calendar, keepRest: true })
    const stored = putEvent(call.state, calendar, changed, call.now)
    return showEvent(stored, calendar, { account: calendar.account, origin: call.origin })
  },
  "delete-event": ({ calendarId, eventId }, call) => {
    const calendar = ownCalendar(call.state, calendarId)
    const known = findEvent(calendar, eventId)
    if (!known) throw new RangeError(`No event ${eventId}`)
    cancelEvent(call.state, calendar, known, call.now)
  },
  "expire-sync-tokens": (_input, { state }) => {
    state.revision += 1
    state.oldestSyncRevision = state.revision
  },
  reset: (_input, { state }) => void Object.assign(state, emptyState()),
}

function ownCalendar(state: StandInState, calendarId: string) {
  const calendar = state.calendars.find(({ id }) => id === calendarId)
  if (!calendar) throw new RangeError(`No calendar ${calendarId}`)
  return calendar
}

/** Answers `POST /google/control/<name>`: what the action gives, or 400 with a sentence. */
export function answerControl(name: string, call: ControlCall): Response {
  if (!Object.hasOwn(inputs, name)) return Response.json({ error: "unknown" }, { status: 404 })
  const type = call.headers.get("content-type") ?? ""
  if (!type.startsWith("application/json")) {
    return Response.json({ error: "send JSON" }, { status: 415 })
  }
  try {
    return Response.json(run(name as ControlName, call) ?? {})
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return Response.json({ error: error.message }, { status: 400 })
  }
}

function run<Name extends ControlName>(name: Name, call: ControlCall): unknown {
  const input = inputs[name].parse(JSON.parse(call.body || "{}")) as z.output<Inputs[Name]>
  return effects[name](input, call)
}
