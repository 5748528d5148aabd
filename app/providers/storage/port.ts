/** Bytes on their way out. `bytes` is their number. */
export type StoredObject = { body: ReadableStream<Uint8Array>; bytes: number }

/**
 * Where bytes are kept that the database does not hold. Every method throws `ProviderFailure` with the provider
 * `storage` when the place cannot be reached or refuses, and may be called again: doing it twice is the same as
 * once. A key is one of `checkedKey`; another one is a plain Error, since it is our own mistake.
 */
export type StoragePort = {
  /** Where that is, for the operator: a folder, or a bucket and its host. Holds no secret. */
  readonly place: string
  /** Keeps the bytes whole or not at all, in place of what the key held before. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Null when the key holds nothing. The body has to be read or canceled. */
  get(key: string): Promise<StoredObject | null>
  /** Also good when there is nothing. */
  delete(key: string): Promise<void>
}

const PART = "[a-z0-9][a-z0-9._-]*"
const KEY = new RegExp(`^${PART}(/${PART})*$`)
const LONGEST = 300

/**
 * Keys are small letters, digits, dots, dashes and slashes, and no part begins with a dot: such a key names the
 * same thing on every file system and in every bucket, and cannot leave its folder.
 * @throws Error when it is anything else
 */
export function checkedKey(key: string): string {
  if (key.length > LONGEST || !KEY.test(key)) throw new Error("This is no key of the storage")
  return key
}
