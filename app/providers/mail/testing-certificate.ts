import { generateKeyPairSync, sign } from "node:crypto"

/**
 * A key and a certificate of its own authority for `localhost`, for tests of TLS (X.509, RFC 5280;
 * written here so that no private key lies in the project and none runs out).
 * @returns both in PEM; valid from a day before to a day after `now`
 */
export function testingCertificate(now: Date): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"))
  const name = sequence(set(sequence(objectId("550403"), tagged(0x0c, Buffer.from("localhost")))))
  const day = 24 * 60 * 60 * 1000
  const moment = (at: number) =>
    tagged(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/[-:T]/g, "")}Z`))
  // The alternative name is what a client compares; basicConstraints makes it its own authority.
  const alternativeName = sequence(tagged(0x82, Buffer.from("localhost")))
  const extensions = sequence(
    sequence(objectId("551d11"), tagged(0x04, alternativeName)),
    sequence(objectId("551d13"), tagged(0x04, sequence(tagged(0x01, Buffer.from([0xff]))))),
  )
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(moment(now.getTime() - day), moment(now.getTime() + day)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, extensions),
  )
  const signature = Buffer.concat([Buffer.from([0]), sign("sha256", body, privateKey)])
  const certificate = sequence(body, ecdsaWithSha256, tagged(0x03, signature))
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
  }
}

/** DER: a tag, the length, the content (X.690 §8.1). */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

function set(part: Buffer): Buffer {
  return tagged(0x31, part)
}

function objectId(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, "hex"))
}
