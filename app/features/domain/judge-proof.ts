import type { Looked } from "#app/providers/domain-proof/port.ts"

export type ProofKind = "dns" | "file" | "loopback"

/** What one look at a claimed host came to. */
export type Verdict = {
  /** What proves the claim now; null when nothing does. */
  provenBy: ProofKind | null
  /** Whether the name leads to this installation. */
  isHere: boolean
  /** Whether the name servers answered, be it that there is nothing. */
  isCertain: boolean
  /** What was said instead, for a person; null when there is nothing left to say. */
  said: string | null
}

/** What a DNS record and a file have to say to prove a claim. */
export function proofText(proof: string): string {
  return `holdfast=${proof}`
}

/** The name of the DNS record. */
export function recordName(host: string): string {
  return `_holdfast.${host}`
}

/**
 * Whether a claim on a host is proven, by what was found.
 *
 * - A DNS record proves it: whoever sets the records of a name owns it.
 * - A file on the host's own server proves it: our own server never shows a claim's proof, so that it can only come
 *   from a server of the owner's, before the name leads to us. Afterwards it stays proven while the name goes on
 *   leading to us, since the file is gone by then.
 * - That a name leads to us proves nothing of itself: it does not say for whom. Names under `.localhost` are the
 *   exception, on an installation that nobody but its own machine reaches.
 *
 * @param claim the proof of this claim, and by what it was proven before
 * @param isOwnMachine the host is a name under `.localhost` on a loopback installation
 * @param isMark whether an answer is this installation's own mark for the host
 */
export function judgeProof(
  claim: { proof: string; provenBy: ProofKind | null },
  look: { texts: Looked; file: Looked },
  { isOwnMachine, isMark }: { isOwnMachine: boolean; isMark: (answer: string) => boolean },
): Verdict {
  const { texts, file } = look
  const wanted = proofText(claim.proof)
  const fileSays = file.kind === "found" ? (file.values[0] ?? "").trim() : ""
  const isHere = isMark(fileSays)
  const isInDns = texts.kind === "found" && texts.values.some((text) => text.trim() === wanted)
  const isFile = fileSays === wanted || (claim.provenBy === "file" && isHere)
  const provenBy = isInDns ? "dns" : isFile ? "file" : isOwnMachine && isHere ? "loopback" : null
  const missing = provenBy === null ? [textsSaid(texts), fileSaid(file, isHere)] : []
  const astray = provenBy !== null && !isHere ? [fileSaid(file, isHere)] : []
  const said = [...missing, ...astray].filter((part) => part !== null).join(" · ")
  const isCertain = texts.kind !== "failed"
  return { provenBy, isHere, isCertain, said: said === "" ? null : said }
}

function textsSaid(texts: Looked): string | null {
  if (texts.kind !== "found") return texts.said
  return `TXT: ${texts.values.map((text) => JSON.stringify(text.slice(0, 80))).join(", ")}`
}

function fileSaid(file: Looked, isHere: boolean): string | null {
  if (isHere) return null
  return file.kind === "found"
    ? `HTTP: ${JSON.stringify((file.values[0] ?? "").slice(0, 80))}`
    : file.said
}
