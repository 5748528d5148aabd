import type { Translate } from "#app/messages/translate.ts"

/** What a picture is called in the admin: what it shows, else its file. */
export function pictureName(picture: { alt: string; filename: string }, text: Translate): string {
  if (picture.alt !== "") return picture.alt
  return picture.filename === "" ? text("media.picture.title") : picture.filename
}
