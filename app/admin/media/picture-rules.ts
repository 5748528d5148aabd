import type { ListRules } from "#app/admin/list-query.ts"

/** What the library may be asked for: pictures by a word, newest first. */
export const pictureRules: ListRules<"uploaded"> = {
  sorts: ["uploaded"],
  defaultSort: { sort: "uploaded", direction: "descending" },
  filters: [],
}
