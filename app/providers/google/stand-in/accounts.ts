import type { AccessRole, StandInState, StoredCalendar } from "./state.ts"

/** Whom the consent page offers; any other address can be typed. */
export const SUGGESTED_ACCOUNTS = ["ada@example.com", "team@example.com"]

const HOLIDAYS = "en.german#holiday@group.v.calendar.google.com"

/**
 * The account of an address, made when it is new: an own calendar in Berlin's zone, whose id is the
 * address, and a calendar of holidays that it may only read. Both are empty.
 */
export function accountOf(state: StandInState, email: string): StandInState["accounts"][number] {
  const known = state.accounts.find((account) => account.email === email)
  if (known) return known
  const account: StandInState["accounts"][number] = { email, calendars: [] }
  state.accounts.push(account)
  const zone = { account: email, timeZone: "Europe/Berlin" }
  addCalendar(state, { ...zone, id: email, summary: email }, "owner", true)
  const holidays = state.calendars.find(({ id }) => id === HOLIDAYS)
  if (holidays) account.calendars.push({ id: HOLIDAYS, accessRole: "reader", primary: false })
  else {
    const owner = { id: HOLIDAYS, account: email, timeZone: "Europe/Berlin" }
    addCalendar(state, { ...owner, summary: "Holidays in Germany" }, "reader", false)
  }
  return account
}

/** Puts a calendar on its account's list. */
export function addCalendar(
  state: StandInState,
  calendar: Omit<StoredCalendar, "events">,
  accessRole: AccessRole,
  primary: boolean,
): void {
  state.revision += 1
  state.calendars.push({ ...calendar, events: [] })
  state.accounts
    .find(({ email }) => email === calendar.account)
    ?.calendars.push({ id: calendar.id, accessRole, primary })
}
