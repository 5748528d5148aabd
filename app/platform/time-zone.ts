import { remembered } from "./remembered.ts"

/** Whether a text names an IANA zone this runtime knows. Offsets such as `+02:00` are refused. */
export function isTimeZone(value: string | null | undefined): value is string {
  if (!value || value.length > 64 || !/^[A-Za-z]/.test(value)) return false
  return isKnown(value)
}

const isKnown = remembered((timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone })
    return true
  } catch {
    return false
  }
})
