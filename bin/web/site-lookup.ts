import type { Addressed } from "#app/paths.ts"
import { recentlyUsed } from "#app/platform/recently-used.ts"

/** What must be known of hosts and organizers to send a request to its place. */
export type SiteLookup = {
  /** Whose pages a host shows. */
  servedHost: (host: string) => Promise<Addressed | null>
  /** The host that stands for an organizer, by the first segment of their addresses. */
  primaryHost: (slug: string) => Promise<string | null>
}

/** Of names that lead somewhere, and of those that lead nowhere. */
const MOST_KEPT = 1_000

type Kept<Answer> = { until: number; answer: Promise<Answer | null> }

/**
 * Remembers answers for some seconds, so that most requests ask nothing. What changed meanwhile shows late, never
 * wrongly to another organizer: a host that is given up shows its old pages for as long. A failure is not kept.
 * Names that are not there are kept apart: whoever asks for many of them pushes out nobody who is.
 *
 * @param keptMs for how long
 * @param now in milliseconds, from any beginning
 * @param most of either kind
 */
export function keepAnswers<Answer>(
  ask: (name: string) => Promise<Answer | null>,
  { keptMs, now, most = MOST_KEPT }: { keptMs: number; now: () => number; most?: number },
): (name: string) => Promise<Answer | null> {
  const found = recentlyUsed<Kept<Answer>>(most)
  // A name counts as not there until its answer has come.
  const others = recentlyUsed<Kept<Answer>>(most)
  return (name) => {
    const known = found.get(name) ?? others.get(name)
    if (known && now() < known.until) return known.answer
    found.delete(name)
    const asked = { until: now() + keptMs, answer: ask(name) }
    others.set(name, asked)
    const isLast = () => others.get(name) === asked
    asked.answer.then(
      (answer) => {
        if (answer === null || !isLast()) return
        others.delete(name)
        found.set(name, asked)
      },
      () => {
        if (isLast()) others.delete(name)
      },
    )
    return asked.answer
  }
}
