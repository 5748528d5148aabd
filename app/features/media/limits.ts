/** Of one uploaded file. */
export const MOST_BYTES = 10 * 1024 * 1024
/** Files of one upload. */
export const MOST_FILES = 4
/** Width times height: what a good telephone takes, and what can be unpacked without harm. */
export const MOST_PIXELS = 50_000_000
/** Of either side: no format we write can hold more. */
export const LONGEST_SIDE = 16_000
export const LONGEST_ALT = 300
