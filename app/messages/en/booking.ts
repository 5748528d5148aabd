/** Texts in ICU message format. */
export const booking = {}
