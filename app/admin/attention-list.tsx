import { TriangleAlert } from "lucide-react"
import type { Attention } from "#app/features/failure/list-attention.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** What needs to be looked at: one line each, leading to where it is mended. */
export function AttentionList({ attention }: { attention: Attention }) {
  const { text } = useLanguage()
  const { flagged, failedMails, brokenConnections, givenUpJobs, failingJobs } = attention
  const say = (key: string, values = {}) => text(`admin.today.attention.${key}`, values)
  const lines = [
    ...flagged.map(({ bookingId, clientName }) => ({
      key: bookingId,
      href: paths.adminBooking(bookingId),
      label: say("flagged", { name: clientName }),
    })),
    ...brokenConnections.map(({ id, account }) => ({
      key: id,
      href: paths.adminCalendars(),
      label: say("connection", { account }),
    })),
    ...failedMails.map(({ id, bookingId, kind }) => ({
      key: id,
      href: bookingId ? paths.adminBooking(bookingId) : paths.adminFailures(),
      label: say("mail", { kind: text(`admin.booking.mails.kinds.${kind}`) }),
    })),
    ...(givenUpJobs + failingJobs > 0
      ? [
          {
            key: "jobs",
            href: paths.adminFailures(),
            label: say("jobs", { givenUp: givenUpJobs, failing: failingJobs }),
          },
        ]
      : []),
  ]
  if (lines.length === 0) return <p className="text-muted">{say("none")}</p>
  return (
    <ul>
      {lines.map(({ key, href, label }) => (
        <li key={key}>
          <TextLink href={href} icon={TriangleAlert}>
            <bdi>{label}</bdi>
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
