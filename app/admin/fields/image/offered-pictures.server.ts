import { FURTHEST_PAGE } from "#app/admin/list-query.ts"
import { listPictures, listPicturesById } from "#app/features/media/list-pictures.server.ts"
import { COUNTED_UP_TO } from "#app/features/counted-up-to.ts"
import type { Runtime } from "#app/runtime.server.ts"
import {
  pictureNames,
  PICTURES_BUTTON,
  PICTURES_OFFERED,
  type OfferedPicture,
  type OfferedPictures,
  type PictureOffer,
} from "./offered-picture.ts"

const LONGEST_SEARCH = 100

/**
 * What a form's image fields offer: the newest pictures, or those that a sent form looks for, and beside them those
 * that are chosen, also when they have left the library.
 * @param chosen by field, ids as they were sent or are kept
 * @param form what was sent, where a form comes back
 */
export async function offeredPictures(
  organizerId: string,
  chosen: Readonly<Record<string, unknown>>,
  runtime: Pick<Runtime, "db">,
  form: FormData | null = null,
): Promise<OfferedPictures> {
  const found = new Map<string, ReturnType<typeof find>>()
  const pictures = new Map<string, OfferedPicture>()
  const offers: OfferedPictures["offers"] = {}
  for (const field of Object.keys(chosen)) {
    const asked = readAsked(form, field)
    // Fields that look for the same are told the same.
    const key = JSON.stringify(asked)
    const finding = found.get(key) ?? find(organizerId, asked, runtime)
    found.set(key, finding)
    const { rows, ...offer } = await finding
    offers[field] = offer
    for (const picture of rows) pictures.set(picture.id, picture)
  }
  for (const picture of await namedPictures(organizerId, Object.values(chosen), runtime)) {
    pictures.set(picture.id, picture)
  }
  return { pictures: [...pictures.values()], offers }
}

/** The same for a form that comes back, by what it was sent with. @param fields its image fields */
export function offeredAgain(
  organizerId: string,
  form: FormData,
  fields: readonly string[],
  runtime: Pick<Runtime, "db">,
): Promise<OfferedPictures> {
  const chosen = Object.fromEntries(fields.map((field) => [field, form.get(field)]))
  return offeredPictures(organizerId, chosen, runtime, form)
}

/** Whether a form was only sent to look for pictures. */
export function looksForPictures(form: FormData): boolean {
  return typeof form.get(PICTURES_BUTTON) === "string"
}

/** The pictures of these ids alone, for telling what a choice was. */
export function namedPictures(
  organizerId: string,
  chosen: readonly unknown[],
  runtime: Pick<Runtime, "db">,
): Promise<OfferedPicture[]> {
  const ids = chosen.filter((id): id is string => typeof id === "string")
  return listPicturesById(organizerId, ids, runtime)
}

type Asked = { search: string; page: number }

async function find(
  organizerId: string,
  { search, page }: Asked,
  runtime: Pick<Runtime, "db">,
): Promise<PictureOffer & { rows: OfferedPicture[] }> {
  const limit = PICTURES_OFFERED
  const { rows, total } = await listPictures(
    organizerId,
    { search, limit, offset: (page - 1) * limit },
    runtime,
  )
  // A page that is no longer there, or was one of another search.
  if (rows.length === 0 && page > 1) return find(organizerId, { search, page: 1 }, runtime)
  const counted = { total: Math.min(total, COUNTED_UP_TO), isMore: total > COUNTED_UP_TO }
  return { ids: rows.map(({ id }) => id), search, page, ...counted, rows }
}

function readAsked(form: FormData | null, field: string): Asked {
  const names = pictureNames(field)
  const search = form?.get(names.search)
  const pressed = form?.get(PICTURES_BUTTON)
  const [its, page] = typeof pressed === "string" ? pressed.split(" ") : []
  const wanted = its === field ? Number(page) : 1
  const isPage = Number.isInteger(wanted) && wanted >= 1 && wanted <= FURTHEST_PAGE
  return {
    search: (typeof search === "string" ? search : "")
      .replaceAll("\u0000", "")
      .trim()
      .slice(0, LONGEST_SEARCH),
    page: isPage ? wanted : 1,
  }
}
