/** What was found at a name or an address. `said` is the other side's own word, on one line, for a person. */
export type Looked =
  | { kind: "found"; values: string[] }
  /** Who answers for it says that there is nothing. */
  | { kind: "absent"; said: string }
  /** Nobody answered, or not in a way that says either. */
  | { kind: "failed"; said: string }

/** Where the proof of a host name is looked for. */
export type DomainProofPort = {
  /** The TXT records at a name, each with its pieces joined (RFC 1035 §3.3.14). */
  listTexts(name: string): Promise<Looked>
  /** What a host says at an address: the first line of a 200. */
  readFile(address: string): Promise<Looked>
}
