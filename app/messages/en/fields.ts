/** Texts of the admin's field types that stand in no other file. */
export const fields = {
  relation: {
    findPage: "Find a page",
    leftOut: "({shown} shown, search for others)",
  },
}
