import { hash, verify } from "@node-rs/argon2"
import type { RandomBytes } from "#app/platform/random.ts"

const ARGON2ID = 2

/**
 * Argon2id with 19 MiB, two passes, one lane.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const cost = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password, in the PHC string form that names its own cost. */
export async function hashPassword(password: string, random: RandomBytes): Promise<string> {
  return hash(password, { ...cost, salt: random(16) })
}

/** A hash that no password has, of the same cost, so that an unknown user takes the same time. */
const nobody =
  "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

/** Whether the password is the one behind the hash; without a hash the same work is done for a no. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobody, password)
  return passwordHash !== null && matches
}
