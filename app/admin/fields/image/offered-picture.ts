import type { Picture } from "#app/features/media/picture.ts"

/** A picture as a form offers it. */
export type OfferedPicture = Picture & { filename: string }

/** How many of the newest a form offers. */
export const PICTURES_OFFERED = 100
