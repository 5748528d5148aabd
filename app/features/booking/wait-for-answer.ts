/** How long a provider that keeps silent may keep a time from others, after its hold's `release_at`. */
export const WAIT_FOR_ANSWER_MS = 10 * 60_000
