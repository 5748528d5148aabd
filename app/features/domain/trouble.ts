import type { Verdict } from "./judge-proof.ts"

const DAY = 24 * 3_600_000
/** A night's outage of a name server is nobody's news. */
const TOLD_AFTER_MS = DAY
const GIVEN_UP_AFTER_MS = 7 * DAY

type Known = {
  provenAt: Date | null
  isPrimary: boolean
  troubleSince: Date | null
  toldAt: Date | null
  lapsedAt: Date | null
}

export type Trouble = {
  since: Date | null
  /** What is due now: nothing, telling the owners, or telling them that the domain is given up. */
  due: "nothing" | "warning" | "giving-up"
  /** Whether the proof is gone for too long to be believed. */
  isLapsed: boolean
  /** When it is given up unless it is mended; null without trouble. */
  givenUpAt: Date | null
}

/**
 * What follows from a look at a proven domain. Its proof may be gone or, where addresses are written with it, the
 * name lead elsewhere: after a day its owners are told, after a week it is given up and they are told again. It is
 * never given up without their having been warned.
 * @param at the instant of the look
 */
export function troubleOf(known: Known, verdict: Verdict, at: Date): Trouble {
  const isGone = known.provenAt !== null && verdict.provenBy === null
  const isAstray = known.isPrimary && !verdict.isHere
  if (!isGone && !isAstray) return { since: null, due: "nothing", isLapsed: false, givenUpAt: null }
  const since = known.troubleSince ?? at
  const lastedMs = at.getTime() - since.getTime()
  const isOver = lastedMs >= GIVEN_UP_AFTER_MS && known.toldAt !== null
  const isNews = isOver && (known.isPrimary || known.lapsedAt === null)
  const isWarned = known.toldAt !== null || lastedMs < TOLD_AFTER_MS
  return {
    since,
    due: isNews ? "giving-up" : isWarned ? "nothing" : "warning",
    isLapsed: known.lapsedAt !== null ? isGone : isOver && isGone,
    givenUpAt: new Date(since.getTime() + GIVEN_UP_AFTER_MS),
  }
}
