import { createHash, createHmac } from "node:crypto"
import type { IncomingMessage } from "node:http"

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest()
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/

/**
 * Checks Signature Version 4 of a request without a query, as the owner of a bucket does, from the specification
 * and not from the client that is under test
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). The body is not looked at.
 */
export function isSignedWith(
  { method, url, headers }: Pick<IncomingMessage, "method" | "url" | "headers">,
  { accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string },
): boolean {
  const found = AUTHORIZATION.exec(headers.authorization ?? "")
  const [, id, day = "", region = "", names = "", signature] = found ?? []
  const signed = names.split(";")
  const required = ["host", "x-amz-content-sha256", "x-amz-date"]
  if (id !== accessKeyId || !required.every((name) => signed.includes(name))) return false
  const canonical = [
    method,
    url,
    "",
    ...signed.map((name) => `${name}:${String(headers[name]).trim()}`),
    "",
    names,
    headers["x-amz-content-sha256"],
  ].join("\n")
  const text = [
    "AWS4-HMAC-SHA256",
    headers["x-amz-date"],
    `${day}/${region}/s3/aws4_request`,
    createHash("sha256").update(canonical).digest("hex"),
  ].join("\n")
  const key = ["s3", "aws4_request"].reduce(hmac, hmac(hmac(`AWS4${secretAccessKey}`, day), region))
  return hmac(key, text).toString("hex") === signature
}
