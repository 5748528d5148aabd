import { ProviderFailure, type ProviderFailureKind } from "#app/providers/provider-failure.ts"

const LONGEST_BODY = 20_000

/**
 * What a refusal of a bucket means, by its status and the code in its body
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). Only a key that holds nothing is
 * `not-found`: a bucket that is not there is `refused`, so that a wrong name never looks like lost bytes.
 */
export async function failureOfAnswer(answer: Response): Promise<ProviderFailure> {
  const body = (await answer.text().catch(() => "")).slice(0, LONGEST_BODY)
  const reason = /<Code>([A-Za-z0-9_.-]{1,60})<\/Code>/.exec(body)?.[1] ?? null
  return new ProviderFailure({
    provider: "storage",
    kind: kindOf(answer.status, reason),
    status: answer.status,
    reason,
  })
}

function kindOf(status: number, reason: string | null): ProviderFailureKind {
  if (status === 404 && (reason === null || reason === "NoSuchKey")) return "not-found"
  if (status === 401 || status === 403) return "unauthorized"
  if (status === 408 || status === 429 || status >= 500) return "unavailable"
  return "refused"
}
