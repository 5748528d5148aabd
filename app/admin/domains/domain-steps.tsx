import { RefreshCw } from "lucide-react"
import { HiddenValues } from "#app/admin/form-parts.tsx"
import type { OwnDomain } from "#app/features/domain/queries.server.ts"
import { paths } from "#app/paths.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { ToCopy } from "./to-copy.tsx"

/** What an owner puts where, to prove a domain. */
export type WantedProof = { recordName: string; value: string; fileAddress: string }

type Shown = { domain: Omit<OwnDomain, "proof"> }

/** The first step: what proves it, or that nothing has to. */
export function ProofStep({ domain, wanted }: Shown & { wanted: WantedProof | null }) {
  const { text } = useLanguage()
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{text("domains.proof.title")}</h2>
      {domain.provenBy ? <p>{text(`domains.proof.done.${domain.provenBy}`)}</p> : null}
      {wanted === null ? (
        domain.provenBy ? null : (
          <p>{text("domains.proof.own")}</p>
        )
      ) : (
        <>
          <p>{text("domains.proof.dns")}</p>
          <ToCopy id="record-name" label={text("domains.proof.name")} value={wanted.recordName} />
          <ToCopy id="record-value" label={text("domains.proof.value")} value={wanted.value} />
          <p>{text("domains.proof.file")}</p>
          <ToCopy
            id="file-address"
            label={text("domains.proof.fileAddress")}
            value={wanted.fileAddress}
          />
        </>
      )}
    </section>
  )
}

/** The second: whether the name leads to this server. */
export function RouteStep({ domain, ownHost }: Shown & { ownHost: string }) {
  const { text } = useLanguage()
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{text("domains.route.title")}</h2>
      <p>{text(domain.isHere ? "domains.route.here" : "domains.route.notHere")}</p>
      {domain.isHere ? null : (
        <p className="text-muted">{text("domains.route.text", { host: ownHost })}</p>
      )}
    </section>
  )
}

/** The last: whether links are written with it. */
export function ChoiceStep({ domain }: Shown) {
  const { text } = useLanguage()
  const isReady = domain.provenAt !== null && domain.lapsedAt === null && domain.isHere
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{text("domains.choice.title")}</h2>
      <p className="text-muted">{text("domains.choice.text")}</p>
      {domain.isPrimary || isReady ? (
        <form method="post" action={paths.adminDomainChoice(domain.id)} className="grid gap-3">
          {domain.isPrimary ? <p>{text("domains.choice.chosen")}</p> : null}
          <HiddenValues values={{ wish: domain.isPrimary ? "stop" : "use" }} />
          <Button tone={domain.isPrimary ? "plain" : "primary"} className="justify-self-start">
            {text(domain.isPrimary ? "domains.choice.stop" : "domains.choice.use")}
          </Button>
        </form>
      ) : (
        <p>{text("domains.choice.waits")}</p>
      )}
    </section>
  )
}

/** When it was last looked at, what was said then, and the button to look again. */
export function LastLook({ domain, timeZone }: Shown & { timeZone: string }) {
  const { text } = useLanguage()
  return (
    <section className="grid gap-3">
      <p>
        {domain.checkedAt === null ? (
          text("domains.check.never")
        ) : (
          <>
            {text("domains.check.last")}: <Moment at={domain.checkedAt} timeZone={timeZone} />
          </>
        )}
      </p>
      {domain.lastError === null ? null : (
        <div className="grid gap-1">
          <p className="text-sm text-muted">{text("domains.check.said")}</p>
          <p className="font-mono text-sm wrap-anywhere" dir="ltr">
            {domain.lastError}
          </p>
        </div>
      )}
      <form method="post" action={paths.adminDomainCheck(domain.id)}>
        <Button tone={domain.provenAt === null ? "primary" : "plain"} icon={RefreshCw}>
          {text("domains.check.submit")}
        </Button>
      </form>
    </section>
  )
}
