import type { Person } from "#app/features/notification/prepare-email.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

/** Whom clients' mails are from as things are saved, and what is left to do for an address of one's own. */
export function SenderFacts({
  sender: { from, replyTo },
  wanted,
}: {
  sender: { from: Person; replyTo: Person | null }
  /** The address the organizer wants; empty for none. */
  wanted: string
}) {
  const { text } = useLanguage()
  const domain = wanted.slice(wanted.lastIndexOf("@") + 1)
  const answers = replyTo?.address ?? (wanted === "" ? text("brand.sender.host") : from.address)
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{text("brand.sender.title")}</h2>
      <Facts
        facts={[
          {
            key: "from",
            label: text("brand.sender.from"),
            value: <bdi className="wrap-anywhere">{`${from.name} <${from.address}>`}</bdi>,
          },
          {
            key: "replyTo",
            label: text("brand.sender.replyTo"),
            value: <bdi className="wrap-anywhere">{answers}</bdi>,
          },
        ]}
      />
      {wanted === "" ? null : replyTo ? (
        <Notice tone="caution">
          <p>{text("brand.sender.unproven", { address: wanted, domain })}</p>
          <TextLink href={paths.adminDomains()}>{text("brand.sender.domains")}</TextLink>
        </Notice>
      ) : (
        <p className="text-sm text-muted">{text("brand.sender.proven", { domain })}</p>
      )}
    </section>
  )
}
