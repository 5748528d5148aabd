/** Lets so many pieces of work run at once and makes the others wait, in their order. */
export function taking(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // Handed on without being free in between, so that nobody pushes in.
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
