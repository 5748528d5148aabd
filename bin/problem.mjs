/** Something the operator can put right: its message is one sentence, shown without a stack. */
export class Problem extends Error {}

/**
 * Prints what went wrong: one line for a problem of the operator's, everything for one of ours.
 *
 * @param {unknown} error
 */
export function printProblem(error) {
  if (!(error instanceof Problem)) console.error(error)
  // Without a message, it has been told already.
  else if (error.message !== "") console.error(error.message)
}
