import { translator } from "#app/messages/translate.ts"

const text = translator("en")

/** The title of a page of the admin, for its `meta`. */
export function pageTitle(key: string): { title: string }[] {
  return [{ title: text("admin.documentTitle", { title: text(key) }) }]
}
