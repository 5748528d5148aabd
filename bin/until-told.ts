/** Tells the start that keeps this process alive that it works now. */
export function reportReady(): void {
  process.send?.("ready")
}

/** Settles when this process is asked to end. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const)
      process.once(signal, () => resolve())
  })
}
