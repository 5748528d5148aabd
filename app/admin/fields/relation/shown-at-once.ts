/** As many things are shown to choose from; where there are more, a search finds the others. */
export const SHOWN_AT_ONCE = 50
