import type { Translate } from "#app/messages/translate.ts"

/** "Hours of Ada Berg", or with the name that tells several apart. */
export function scheduleTitle(
  { name, hostName }: { name: string; hostName: string },
  text: Translate,
): string {
  return name === ""
    ? text("admin.availability.of", { name: hostName })
    : text("admin.availability.ofNamed", { name: hostName, schedule: name })
}
