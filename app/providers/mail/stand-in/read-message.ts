import PostalMime, { type Address } from "postal-mime"
import { mimeLeaves } from "./mime-leaves.ts"
import type { KeptMessage } from "./state.ts"

/** A message as the inbox tells it; addresses without their names, which the headers hold. */
export type InboxMessage = {
  id: string
  receivedAt: string
  from: string
  to: string
  subject: string
  text: string
  html: string
  /** By name in lower case; repeated ones joined by a line break. */
  headers: Record<string, string>
  /** What is attached, not what the message itself is made of. */
  attachments: { filename: string; contentType: string; text: string }[]
}

/** Takes a kept message apart. */
export async function readMessage(kept: KeptMessage): Promise<InboxMessage> {
  const raw = Buffer.from(kept.raw, "base64")
  const email = await PostalMime.parse(raw)
  const attached = mimeLeaves(raw).filter(({ disposition }) => disposition === "attachment")
  const headers: Record<string, string> = {}
  for (const { key, value } of email.headers) {
    headers[key] = key in headers ? `${headers[key]}\n${value}` : value
  }
  return {
    id: kept.id,
    receivedAt: kept.receivedAt,
    from: addresses(email.from ? [email.from] : []),
    to: addresses(email.to ?? []),
    subject: email.subject ?? "",
    text: email.text ?? "",
    html: email.html ?? "",
    headers,
    attachments: email.attachments
      .filter(({ disposition }) => disposition === "attachment")
      .map(({ filename, mimeType }, index) => ({
        filename: filename ?? "",
        contentType: mimeType,
        text: attached[index]?.bytes.toString("utf8") ?? "",
      })),
  }
}

function addresses(people: Address[]): string {
  return people
    .flatMap((person) => ("group" in person && person.group ? person.group : [person]))
    .map(({ address }) => address ?? "")
    .join(", ")
}
