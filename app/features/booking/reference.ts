import type { RandomBytes } from "#app/platform/random.ts"

// No I, L, O, U, 0 or 1: read out on the phone, none is taken for another.
const LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
const LENGTH = 8

/**
 * A reference to read out on the phone, such as `K7MP-4QDX`. Unique per organizer by constraint; with
 * 30^8 of them a clash is tried again by whoever makes one.
 */
export function makeReference(random: RandomBytes): string {
  let text = ""
  while (text.length < LENGTH) {
    for (const byte of random(LENGTH)) {
      // Bytes beyond the last whole multiple would make some letters likelier.
      if (byte < 240 && text.length < LENGTH) text += LETTERS[byte % LETTERS.length]
    }
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`
}
