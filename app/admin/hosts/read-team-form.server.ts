import { MOST_PAGE_HOSTS, type KnownTeam } from "#app/admin/fields/page-hosts/page-hosts-field.tsx"
import { readRelation } from "#app/admin/fields/relation/read-relation.ts"
import { SHOWN_AT_ONCE } from "#app/admin/fields/relation/shown-at-once.ts"
import { onlyToShow } from "#app/admin/show-again.server.ts"
import { lookUpTeam } from "#app/features/page/look-up-team.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

const HOST_PLACE = /^hosts\[(\d{1,2})\]\.hostId$/

/** Those whom a form has already, and the first others whom a search finds. */
export async function findTeam(
  organizerId: string,
  { known, search }: { known: readonly string[]; search: string },
  runtime: Pick<Runtime, "db">,
): Promise<KnownTeam> {
  const asked = { known, search, limit: SHOWN_AT_ONCE }
  return { ...(await lookUpTeam(organizerId, asked, runtime)), search }
}

/**
 * A sent form of a page's hosts, with those added to it who were chosen, when that was pressed.
 * @returns `isOnlyShown` when the form comes back and nothing is stored
 */
export async function readTeamForm(
  organizerId: string,
  sent: FormData,
  runtime: Pick<Runtime, "db">,
): Promise<{ formData: FormData; team: KnownTeam; isOnlyShown: boolean }> {
  const { pressed, search, chosen } = readRelation(sent, "hosts")
  const places = [...sent].flatMap(([name, value]) => {
    const position = HOST_PLACE.exec(name)?.[1]
    return position === undefined ? [] : [{ position: Number(position), hostId: String(value) }]
  })
  const onForm = places.map(({ hostId }) => hostId)
  const added = pressed === "add" ? chosen.filter((hostId) => !onForm.includes(hostId)) : []
  const team = await findTeam(organizerId, { known: [...onForm, ...added], search }, runtime)
  if (pressed === null) return { formData: sent, team, isOnlyShown: false }
  const formData = onlyToShow(sent)
  let next = Math.max(-1, ...places.map(({ position }) => position)) + 1
  for (const hostId of added) {
    const member = team.known.find((host) => host.hostId === hostId)
    if (!member || next >= MOST_PAGE_HOSTS) continue
    formData.append(`hosts[${next}].hostId`, hostId)
    formData.append(`hosts[${next}].scheduleId`, member.schedules[0]?.id ?? "")
    formData.append(`hosts[${next}].weight`, "1")
    next++
  }
  return { formData, team, isOnlyShown: true }
}
