import { createSocket } from "node:dgram"
import type { AddressInfo } from "node:net"
import type { DomainProofPort, Looked } from "#app/providers/domain-proof/port.ts"

const TXT = 16
const RESPONSE = 0x8000
const codes = { found: 0, servfail: 2, nxdomain: 3 } as const

/**
 * A name server for TXT records that speaks the protocol itself (RFC 1035 §4), strictly: a question of another
 * type or class is not answered.
 * @param answerFor a name's records, `servfail`, or null for a name that is not there
 */
export async function startNameServer(
  answerFor: (name: string) => string[][] | "servfail" | null,
): Promise<{ address: string; asked: string[]; stop: () => Promise<void> }> {
  const socket = createSocket("udp4")
  const asked: string[] = []
  socket.on("message", (query, from) => {
    const { name, end } = readName(query, 12)
    if (query.readUInt16BE(end) !== TXT || query.readUInt16BE(end + 2) !== 1) return
    asked.push(name)
    const records = answerFor(name)
    const rcode = records === "servfail" ? codes.servfail : records ? codes.found : codes.nxdomain
    const list = Array.isArray(records) ? records : []
    const head = Buffer.from(query.subarray(0, 12))
    head.writeUInt16BE(RESPONSE | 0x0180 | rcode, 2)
    head.writeUInt16BE(list.length, 6)
    head.writeUInt32BE(0, 8)
    const answers = list.map((pieces) => record(pieces))
    socket.send(Buffer.concat([head, query.subarray(12, end + 4), ...answers]), from.port)
  })
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done))
  const { port } = socket.address() as AddressInfo
  const stop = () => new Promise<void>((done) => socket.close(() => done()))
  return { address: `127.0.0.1:${port}`, asked, stop }
}

function readName(query: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = []
  let at = start
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join(".").toLowerCase(), end: at + 1 }
}

function record(pieces: string[]): Buffer {
  const data = Buffer.concat(pieces.map((text) => Buffer.from([text.length, ...Buffer.from(text)])))
  // A pointer to the question's name, TXT, IN, a minute.
  const head = Buffer.from([0xc0, 0x0c, 0, TXT, 0, 1, 0, 0, 0, 60, 0, 0])
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

/** Records and files of a world without a network. What nobody has put there is absent. */
export function standInProof(): DomainProofPort & {
  texts: Map<string, Looked>
  files: Map<string, Looked>
} {
  const texts = new Map<string, Looked>()
  const files = new Map<string, Looked>()
  const look = (from: Map<string, Looked>) => async (name: string) =>
    from.get(name) ?? ({ kind: "absent", said: `nothing at ${name}` } as const)
  return { texts, files, listTexts: look(texts), readFile: look(files) }
}
