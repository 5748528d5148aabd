import type { Addressed } from "#app/paths.ts"

/** What must be known of hosts and organizers to send a request to its place. */
export type SiteLookup = {
  /** Whose pages a host shows. */
  servedHost: (host: string) => Promise<Addressed | null>
  /** The host that stands for an organizer, by the first segment of their addresses. */
  primaryHost: (slug: string) => Promise<string | null>
}

const MOST_KEPT = 1_000

/**
 * Remembers answers for some seconds, so that most requests ask nothing. What changed meanwhile shows late, never
 * wrongly to another organizer: a host that is given up shows its old pages for as long. A failure is not kept.
 *
 * @param keptMs for how long
 * @param now in milliseconds, from any beginning
 */
export function keepAnswers<Answer>(
  ask: (name: string) => Promise<Answer>,
  { keptMs, now }: { keptMs: number; now: () => number },
): (name: string) => Promise<Answer> {
  const kept = new Map<string, { until: number; answer: Promise<Answer> }>()
  return (name) => {
    const known = kept.get(name)
    if (known && now() < known.until) return known.answer
    // Whoever asks for names that are not there fills it with them.
    if (kept.size >= MOST_KEPT) kept.clear()
    const answer = ask(name)
    kept.set(name, { until: now() + keptMs, answer })
    answer.catch(() => kept.delete(name))
    return answer
  }
}
