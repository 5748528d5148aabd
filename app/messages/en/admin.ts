/** Texts in ICU message format. */
export const admin = {}
