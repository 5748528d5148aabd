/**
 * Lists are counted no further than this: how long a list takes then depends on what is shown of it, not on how
 * much there is. Whoever looks for something beyond searches or filters.
 */
export const COUNTED_UP_TO = 10_000
