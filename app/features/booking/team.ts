/** The hosts of one meeting. */
export type Team = {
  /** The leading host first: whose calendar invites. */
  hostIds: string[]
  /** Whose turn of a round robin it takes; null where nobody's does. */
  turnHostId: string | null
  /** A calendar has something else at that time: a seat in a meeting that is there anyway, and no new one. */
  joinsOnly?: boolean
}
