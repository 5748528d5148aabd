import type { Picture } from "#app/features/media/picture.ts"

/** A picture as a form offers it. */
export type OfferedPicture = Picture & { filename: string }

/** Which pictures one field shows: a page of those that its search finds. */
export type PictureOffer = {
  ids: string[]
  search: string
  /** From 1. */
  page: number
  /** How many are found; `isMore` when there are more, and how many is not known. */
  total: number
  isMore: boolean
}

/** Every picture that a form may be sent with, and by field what it shows of them. */
export type OfferedPictures = {
  pictures: OfferedPicture[]
  offers: Record<string, PictureOffer>
}

/** How many a field shows at once. */
export const PICTURES_OFFERED = 48

/** The buttons that look for pictures: the value says for which field, and which page. */
export const PICTURES_BUTTON = "pictures"

/** The names of what a field sends to look for pictures. None is a place of the form itself. */
export const pictureNames = (field: string) => ({
  search: `find-${field}`,
  page: (page: number) => `${field} ${page}`,
})
