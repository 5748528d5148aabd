/**
 * Loader data that is read while its page is written and not sent a second time beside it: for pages that
 * never hydrate. What encodes a loader's data passes over what cannot be listed.
 * @returns the same values under the same names
 */
export function unsent<Data extends object>(data: Data): Data {
  const hidden = Object.entries(data).map(([name, value]) => [name, { value, enumerable: false }])
  return Object.defineProperties({}, Object.fromEntries(hidden)) as Data
}
