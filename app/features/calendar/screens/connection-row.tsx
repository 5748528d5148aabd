import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"
import type { ShownConnection } from "#app/features/calendar/queries.server.ts"
import { ConnectForm } from "./connect-form.tsx"

/** One connected account: whether it works, and the way out or back. */
export function ConnectionRow({ connection }: { connection: ShownConnection }) {
  const { text } = useLanguage()
  const { id, account, provider, state, hostId } = connection
  const providerName = text(`calendars.providers.${provider}`)
  const isBroken = state === "broken"
  return (
    <li className="grid gap-3 rounded-md border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 font-medium [overflow-wrap:anywhere]">
            <bdi>{account}</bdi>
          </span>
          <span className="text-muted">{providerName}</span>
          <StatusBadge
            tone={isBroken ? "bad" : "good"}
            label={text(`calendars.state.${isBroken ? "broken" : "connected"}`)}
          />
        </div>
        <TextLink
          href={paths.adminCalendarDisconnection(id)}
          aria-label={text("calendars.disconnectAccount", { account })}
        >
          {text("calendars.disconnect")}
        </TextLink>
      </div>
      {isBroken ? (
        <Notice tone="danger" headline={text("calendars.broken.headline", { account })}>
          <p>{text("calendars.broken.text", { provider: providerName })}</p>
          <div className="mt-2">
            <ConnectForm
              provider={provider}
              hostId={hostId}
              tone="primary"
              label={text("calendars.reconnect")}
            />
          </div>
        </Notice>
      ) : null}
    </li>
  )
}
