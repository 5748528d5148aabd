export type UnreachableProblem =
  "unknown-host" | "private-address" | "timeout" | "refused" | "certificate" | "connection"

/** What came of one try to hand over a message. */
export type ReceiverAnswer =
  /** An answer came; `said` are the first characters of its body, made fit to show. */
  | { kind: "answered"; status: number; said: string }
  | { kind: "unreachable"; problem: UnreachableProblem }

export type ReceiverRequest = {
  url: string
  headers: Record<string, string>
  /** JSON as it was signed. */
  body: string
}

/** Posts a message to a receiver; never throws for what the receiver does. */
export type PostMessage = (request: ReceiverRequest) => Promise<ReceiverAnswer>
