/** Values by name, of which the one that was asked for longest ago goes when there would be too many. */
export type RecentlyUsed<Value> = {
  get: (name: string) => Value | undefined
  set: (name: string, value: Value) => void
  delete: (name: string) => void
  readonly size: number
}

/** @param most how many are kept, at least one */
export function recentlyUsed<Value>(most: number): RecentlyUsed<Value> {
  // A map goes through its names in the order in which they were put there.
  const kept = new Map<string, Value>()
  return {
    get(name) {
      const value = kept.get(name)
      if (value === undefined) return undefined
      kept.delete(name)
      kept.set(name, value)
      return value
    },
    set(name, value) {
      kept.delete(name)
      const [oldest] = kept.keys()
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      kept.set(name, value)
    },
    delete: (name) => void kept.delete(name),
    get size() {
      return kept.size
    },
  }
}
