/** What an action answered when all went well. @throws when it refused, since then there is no demo */
export function must<Result extends { ok: boolean }>(
  result: Result,
): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(`The demo cannot be made: ${JSON.stringify(result)}`)
  return result as Extract<Result, { ok: true }>
}
