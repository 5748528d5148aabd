/** Texts of the parts every screen shares, in ICU message format. */
export const interfaceTexts = {}
