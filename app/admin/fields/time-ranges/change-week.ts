import { copyHours } from "./copy-hours.ts"
import { SHOWN } from "./weekly-hours.ts"

/** The name of the buttons that open or close all days at once. */
export const WEEK_BUTTON = "week"
export const weekChanges = ["open", "close"] as const

const DAYS = [0, 1, 2, 3, 4, 5, 6]

/**
 * The form as one of its buttons wants it: one day's hours copied, every day closed, or every closed day
 * opened with the hours of the first open one. Nothing is stored. Null when no such button was pressed.
 */
export function changeWeek(formData: FormData, field: string): FormData | null {
  const wish = formData.get(WEEK_BUTTON)
  if (wish !== "open" && wish !== "close") return copyHours(formData, field)
  const changed = new FormData()
  const place = (day: number) => `${field}[${day}].`
  const rows = (day: number) =>
    [...formData].filter(([name]) => name.startsWith(`${place(day)}ranges[`))
  const open = DAYS.filter((day) => rows(day).length > 0)
  for (const [name, value] of formData) {
    const isRow = open.some((day) => name.startsWith(`${place(day)}ranges[`))
    if (name !== WEEK_BUTTON && !(wish === "close" && isRow)) changed.append(name, value)
  }
  for (const day of DAYS) changed.set(`${place(day)}shown`, SHOWN)
  if (wish === "close") return changed
  const [first] = open
  const usual: [string, FormDataEntryValue][] =
    first === undefined
      ? [
          [`${place(0)}ranges[0].start`, "09:00"],
          [`${place(0)}ranges[0].end`, "17:00"],
        ]
      : rows(first)
  for (const day of DAYS.filter((each) => !open.includes(each))) {
    for (const [name, value] of usual) {
      changed.append(place(day) + name.slice(place(first ?? 0).length), value)
    }
  }
  return changed
}
