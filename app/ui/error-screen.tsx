import type { Translate } from "#app/messages/translate.ts"
import { LinkButton } from "./button.tsx"
import { ClientPage, type Brand } from "./client-page.tsx"
import { durationText } from "#app/messages/duration.ts"
import { useLanguage } from "./language.tsx"

const reasons: Record<number, string> = {
  400: "badRequest",
  403: "forbidden",
  404: "notFound",
  405: "badRequest",
  409: "conflict",
  410: "gone",
  413: "tooLarge",
  429: "tooMany",
  503: "unavailable",
}

export type ErrorScreenFacts = {
  /** The HTTP status; one we have no words for reads as a failure of ours. */
  status: number
  /** Shown where we failed, so that it can be found in the log. */
  requestId: string | null
  /** From `Retry-After`. */
  retryAfterSeconds?: number | null
  brand?: Brand | null
  /** The way back; the start page when there is none better. */
  back?: { href: string; label: string } | null
}

function reasonOf(status: number): string {
  return reasons[status] ?? (status >= 500 ? "broken" : "badRequest")
}

/** What a status means, in a sentence that can be a page's title. */
export function errorHeadline(status: number, text: Translate): string {
  return text(`interface.error.${reasonOf(status)}.headline`)
}

/** A page for each way of failing: one sentence on what happened, one on what to do, one way on. */
export function ErrorScreen({
  status,
  requestId,
  retryAfterSeconds = null,
  brand = null,
  back = null,
}: ErrorScreenFacts) {
  const { text } = useLanguage()
  const reason = reasonOf(status)
  const waits = status === 429 && retryAfterSeconds !== null && retryAfterSeconds > 0
  return (
    <ClientPage brand={brand}>
      <div className="grid justify-items-start gap-4 py-8">
        <p className="text-sm font-medium text-muted">{status}</p>
        <h1 className="text-xl">{errorHeadline(status, text)}</h1>
        <p className="text-lg">
          {waits
            ? text("interface.error.tooMany.wait", {
                duration: durationText(Math.max(1, Math.ceil(retryAfterSeconds / 60)), text),
              })
            : text(`interface.error.${reason}.text`)}
        </p>
        <LinkButton href={back?.href ?? brand?.href ?? "/"}>
          {back?.label ?? text("interface.error.backHome")}
        </LinkButton>
        {status >= 500 && requestId ? (
          <p className="text-sm text-muted">
            {text("interface.error.requestId", { id: requestId })}
          </p>
        ) : null}
      </div>
    </ClientPage>
  )
}
