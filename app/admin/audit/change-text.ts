import type { AuditEntry } from "#app/features/audit/list-audit.server.ts"
import { changes } from "#app/messages/en/changes.ts"
import { texts } from "#app/messages/en/texts.ts"
import type { Translate } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"

const words = "people.audit"

/** Whether there is a sentence for an action, such as `page.published`. */
export function hasSentence(action: string): boolean {
  const [noun = "", verb = ""] = action.split(".")
  const sentences: Record<string, string | Record<string, string>> = changes.changes
  const ofNoun = Object.hasOwn(sentences, noun) ? sentences[noun] : undefined
  return typeof ofNoun === "object" && Object.hasOwn(ofNoun, verb)
}

/** What a change is about, by name; a word for it when it is gone. */
export function subjectText(entry: AuditEntry, text: Translate): string {
  const { subjectKind, subjectName, hostName } = entry
  if (subjectKind === "text" && subjectName !== null && Object.hasOwn(texts.groups, subjectName)) {
    return text(`texts.groups.${subjectName}`)
  }
  if (hostName !== null) {
    const name = subjectName ?? ""
    return text(`${words}.${name === "" ? "usualHours" : "namedHours"}`, { name, host: hostName })
  }
  return subjectName ?? text(`${words}.gone`)
}

/** What was done, as a sentence without its subject: who stands beside it. */
export function changeText(entry: AuditEntry, text: Translate): string {
  const key = hasSentence(entry.action) ? entry.action : "other"
  return text(`${words}.changes.${key}`, { subject: subjectText(entry, text) })
}

/** Who did it, by name. */
export function whoText({ user, by }: AuditEntry, text: Translate): string {
  if (user) return user.isHere ? user.name : text(`${words}.former`, { name: user.name })
  const kind = by !== null && Object.hasOwn(changes.by, by) ? by : "other"
  return text(`${words}.by.${kind}`)
}

/** What kind of thing it is about, in the plural; empty for one that has no name. */
export function kindText({ subjectKind }: AuditEntry, text: Translate): string {
  return Object.hasOwn(changes.kinds, subjectKind) ? text(`${words}.kinds.${subjectKind}`) : ""
}

const places: Record<string, (id: string) => string> = {
  page: (id) => paths.adminPage(id),
  booking: (id) => paths.adminBooking(id),
  domain: (id) => paths.adminDomain(id),
  host: (id) => paths.adminHost(id),
  picture: (id) => paths.adminPicture(id),
  schedule: (id) => paths.adminSchedule(id),
}

/** Where what was changed is looked at; null when it is gone, or has no page of its own. */
export function subjectHref({
  subjectKind,
  subjectId,
  subjectName,
  user,
}: AuditEntry): string | null {
  if (subjectKind === "calendar-connection") return paths.adminCalendars()
  if (subjectKind === "organizer") return paths.adminSettings()
  if (subjectKind === "invitation") return paths.adminPeople()
  if (subjectKind === "user" && subjectId !== user?.id) return paths.adminPeople()
  if (subjectKind === "text" && subjectName !== null) return paths.adminTextHistory(subjectName)
  if (subjectId === null || subjectName === null) return null
  return places[subjectKind]?.(subjectId) ?? null
}
