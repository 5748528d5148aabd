/** Texts in ICU message format. */
export const emails = {}
