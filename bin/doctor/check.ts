/** One thing that the doctor looks at. */
export type Check = {
  name: string
  /** Answers what was found in a few words; throws an error that says what is wrong. */
  look: () => Promise<string>
}

/** Every message of an error and of what caused it, in one line. */
export function errorText(error: unknown): string {
  const parts: string[] = []
  for (let now: unknown = error; now instanceof Error && parts.length < 5; now = now.cause) {
    const nested = now instanceof AggregateError ? now.errors.map(errorText).join(", ") : ""
    const { code } = now as NodeJS.ErrnoException
    parts.push([now.message || nested || now.name, code].filter(Boolean).join(" "))
  }
  return (parts.join(": ") || String(error)).replaceAll(/\s+/g, " ")
}
