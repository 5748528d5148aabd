/** Texts of the admin's field types that stand in no other file. */
export const fields = {
  relation: {
    findPage: "Find a page",
    leftOut: "({shown} shown, search for others)",
    find: "Find",
    someShown:
      "{shown} of {total, plural, one {one} other {#}} are shown. Search to find the others.",
  },
}
