import { listPicturesToChoose } from "#app/features/media/list-pictures.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { PICTURES_OFFERED, type OfferedPicture } from "./offered-picture.ts"

/** What a form's image field offers: the newest pictures, and those that are chosen. @param chosen ids, as they were sent or are kept */
export function offeredPictures(
  organizerId: string,
  chosen: readonly unknown[],
  runtime: Pick<Runtime, "db">,
): Promise<OfferedPicture[]> {
  return listPicturesToChoose(
    organizerId,
    { limit: PICTURES_OFFERED, chosen: idsOf(chosen) },
    runtime,
  )
}

/** The pictures of these ids alone, for telling what a choice was. */
export function namedPictures(
  organizerId: string,
  chosen: readonly unknown[],
  runtime: Pick<Runtime, "db">,
): Promise<OfferedPicture[]> {
  return listPicturesToChoose(organizerId, { limit: 0, chosen: idsOf(chosen) }, runtime)
}

const idsOf = (chosen: readonly unknown[]): (string | null)[] =>
  chosen.map((id) => (typeof id === "string" ? id : null))
