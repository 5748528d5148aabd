/** Where secrets and ids get their chance from; passed in, so that a test can repeat itself. */
export type RandomBytes = (size: number) => Uint8Array

/** The operating system's own generator, for everything that really runs. */
export const systemRandom: RandomBytes = (size) =>
  globalThis.crypto.getRandomValues(new Uint8Array(size))
