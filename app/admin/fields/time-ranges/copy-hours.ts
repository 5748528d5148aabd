/** The name of the buttons that copy one day's hours; their value names the day and where to. */
export const COPY_BUTTON = "copy"

/** `workdays` are Monday to Friday; the value of a button is such as `0-workdays`, Monday being 0. */
export const copyTargets = { workdays: [0, 1, 2, 3, 4], everyday: [0, 1, 2, 3, 4, 5, 6] } as const

/**
 * The form with one day's ranges on the other days too, as typed, right or wrong; nothing is stored.
 * Null when no copy button was pressed.
 */
export function copyHours(formData: FormData, field: string): FormData | null {
  const wish = /^([0-6])-(workdays|everyday)$/.exec(String(formData.get(COPY_BUTTON) ?? ""))
  if (!wish) return null
  const from = Number(wish[1])
  const days = copyTargets[wish[2] as keyof typeof copyTargets].filter((day) => day !== from)
  const copied = new FormData()
  const place = (day: number) => `${field}[${day}].`
  for (const [name, value] of formData) {
    if (name === COPY_BUTTON || days.some((day) => name.startsWith(place(day)))) continue
    copied.append(name, value)
    if (!name.startsWith(place(from))) continue
    for (const day of days) copied.append(place(day) + name.slice(place(from).length), value)
  }
  return copied
}
