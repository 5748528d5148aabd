import type { ListedDelivery, ShownEndpoint } from "#app/features/webhook/queries.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"

const GONE = 410
const DONE = ["saved", "paused", "resumed", "tested"]

/** What was just done with an endpoint, whether it is paused and why, and whether two secrets sign. */
export function EndpointNotices({
  endpoint: { pausedAt, previousUntilAt },
  log,
  notice,
  timeZone,
}: {
  endpoint: Pick<ShownEndpoint, "pausedAt" | "previousUntilAt">
  log: { rows: readonly ListedDelivery[] }
  notice: string | null
  timeZone: string
}) {
  const { text } = useLanguage()
  const done = DONE.find((name) => name === notice)
  // Its own answer paused it when the try was the last thing before the pause.
  const isGone = log.rows.some(
    ({ lastStatus, lastAttemptAt }) =>
      lastStatus === GONE &&
      pausedAt !== null &&
      lastAttemptAt !== null &&
      isJustBefore(lastAttemptAt, pausedAt),
  )
  return (
    <>
      {done ? <Notice tone="success" isNews headline={text(`webhooks.done.${done}`)} /> : null}
      {notice === "too-soon" ? (
        <Notice tone="caution" isNews headline={text("webhooks.problems.too-soon")} />
      ) : null}
      {pausedAt ? (
        <Notice
          tone="caution"
          headline={
            <>
              {text("webhooks.pausedHeadline")} <Moment at={pausedAt} timeZone={timeZone} />
            </>
          }
        >
          {isGone ? <p>{text("webhooks.gone")}</p> : null}
          <p>{text("webhooks.paused")}</p>
        </Notice>
      ) : null}
      {previousUntilAt ? (
        <Notice>
          <p>
            {text("webhooks.rotation.turning")} <Moment at={previousUntilAt} timeZone={timeZone} />
          </p>
        </Notice>
      ) : null}
    </>
  )
}

/** Within what a try may take. */
function isJustBefore(at: Date, then: Date): boolean {
  const apart = then.getTime() - at.getTime()
  return apart >= 0 && apart < 30_000
}
