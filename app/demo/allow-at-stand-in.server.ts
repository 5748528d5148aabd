/** What the consent page sends the browser back with. */
export type ConsentAnswer = { state: string | null; code: string | null; error: string | null }

/**
 * Allows everything on the calendar stand-in's consent page, as a browser would: sends the page's form
 * and reads where it leads.
 * @param address the authorization request that the product began
 * @throws when the stand-in does not lead back
 */
export async function allowAtStandIn(address: string, account: string): Promise<ConsentAnswer> {
  const { origin, pathname, search, searchParams } = new URL(address)
  const form = new URLSearchParams({ request: search.slice(1), account, decision: "allow" })
  for (const scope of (searchParams.get("scope") ?? "").split(" ")) form.append("scope", scope)
  const answer = await fetch(origin + pathname, { method: "POST", body: form, redirect: "manual" })
  const back = answer.headers.get("location")
  if (back === null) throw new Error(`The consent page answered ${answer.status}.`)
  const query = new URL(back).searchParams
  return { state: query.get("state"), code: query.get("code"), error: query.get("error") }
}
