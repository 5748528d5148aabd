import { createHash } from "node:crypto"
import { AwsClient } from "aws4fetch"
import type { RandomBytes } from "#app/platform/random.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { retryAfterMsOf, retryDelayMs } from "#app/providers/retry-delay.ts"
import { checkedKey, type StoragePort } from "./port.ts"
import { failureOfAnswer } from "./s3-failure.server.ts"

export type S3Settings = {
  /** An origin and maybe a path; the bucket's name follows it as a part of the path. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  random: RandomBytes
  /** Until an answer begins, for each attempt. */
  timeoutMs?: number
  /** Until an answer's body has been read whole. */
  bodyTimeoutMs?: number
  retries?: number
}

const REPEATED = new Set([408, 429, 500, 502, 503, 504])
const LONGEST_PAUSE_MS = 5_000

/**
 * Keeps bytes in a bucket of Amazon S3 or whatever speaks like it. Requests are signed with Signature Version 4
 * and carry a hash of their body
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 */
export function createS3Storage(settings: S3Settings): StoragePort {
  const { endpoint, bucket, random, timeoutMs = 10_000, bodyTimeoutMs = 60_000 } = settings
  const retries = settings.retries ?? 2
  const client = new AwsClient({
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
    service: "s3",
    region: settings.region,
  })
  const urlOf = (key: string) => `${endpoint}/${bucket}/${checkedKey(key)}`

  /** One attempt, signed anew each time, since a signature carries its moment. */
  async function attempt(method: string, url: string, put: PutBody | null): Promise<Response> {
    const aborted = new AbortController()
    const start = setTimeout(() => aborted.abort(), timeoutMs)
    try {
      const hash = createHash("sha256").update(put?.bytes ?? "")
      const signed = await client.sign(url, {
        method,
        headers: {
          "x-amz-content-sha256": hash.digest("hex"),
          ...(put ? { "content-type": put.contentType } : {}),
        },
        ...(put ? { body: put.bytes as Uint8Array<ArrayBuffer> } : {}),
      })
      // A redirect would carry the signature elsewhere.
      const answer = await fetch(signed, { signal: aborted.signal, redirect: "manual" })
      setTimeout(() => aborted.abort(), bodyTimeoutMs).unref()
      return answer
    } catch (error) {
      const reason = aborted.signal.aborted ? "timeout" : codeOf(error)
      throw new ProviderFailure({ provider: "storage", kind: "unavailable", reason })
    } finally {
      clearTimeout(start)
    }
  }

  /** The answer when it is good or a 404 of a key, otherwise a failure. */
  async function send(method: "GET" | "PUT" | "DELETE", key: string, put: PutBody | null = null) {
    for (let repeat = 0; ; repeat++) {
      let failure: ProviderFailure
      let askedMs = 0
      try {
        const answer = await attempt(method, urlOf(key), put)
        if (answer.ok) return answer
        failure = await failureOfAnswer(answer)
        if (failure.kind === "not-found") return null
        askedMs = retryAfterMsOf(answer.headers) ?? 0
        if (!REPEATED.has(answer.status)) throw failure
      } catch (error) {
        if (!(error instanceof ProviderFailure) || error.kind !== "unavailable") throw error
        failure = error
      }
      const delayMs = Math.max(askedMs, retryDelayMs(repeat, random))
      if (repeat >= retries || delayMs > LONGEST_PAUSE_MS) throw failure
      await new Promise((resolve) => setTimeout(resolve, delayMs))
    }
  }

  return {
    place: `${bucket} at ${new URL(endpoint).host}`,

    async put(key, bytes, contentType) {
      const answer = await send("PUT", key, { bytes, contentType })
      await answer?.body?.cancel()
      if (answer) return
      throw new ProviderFailure({ provider: "storage", kind: "refused", status: 404 })
    },

    async get(key) {
      const answer = await send("GET", key)
      if (!answer?.body) return null
      return { body: answer.body, bytes: Number(answer.headers.get("content-length")) }
    },

    async delete(key) {
      const answer = await send("DELETE", key)
      await answer?.body?.cancel()
    },
  }
}

type PutBody = { bytes: Uint8Array; contentType: string }

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null
  const code = cause && typeof cause === "object" && "code" in cause ? cause.code : null
  return typeof code === "string" ? code : "no-answer"
}
