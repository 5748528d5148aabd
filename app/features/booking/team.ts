/** The hosts of one meeting. */
export type Team = {
  /** The leading host first: whose calendar invites. */
  hostIds: string[]
  /** Whose turn of a round robin it takes; null where nobody's does. */
  turnHostId: string | null
}
