import type { OwnDomain } from "#app/features/domain/queries.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge, type BadgeTone } from "#app/ui/status-badge.tsx"

const tones = {
  claimed: "waiting",
  proven: "waiting",
  ready: "good",
  primary: "good",
  trouble: "attention",
  lapsed: "bad",
} satisfies Record<string, BadgeTone>

/** How a domain stands: what is wrong comes before what it is good for. */
function stateOf(domain: Omit<OwnDomain, "proof">): keyof typeof tones {
  if (domain.provenAt === null) return "claimed"
  if (domain.lapsedAt !== null) return "lapsed"
  if (domain.troubleSince !== null) return "trouble"
  if (domain.isPrimary) return "primary"
  return domain.isHere ? "ready" : "proven"
}

/** The state of a domain, in a few words. */
export function DomainState({ domain }: { domain: Omit<OwnDomain, "proof"> }) {
  const { text } = useLanguage()
  const state = stateOf(domain)
  return <StatusBadge tone={tones[state]} label={text(`domains.states.${state}`)} />
}
