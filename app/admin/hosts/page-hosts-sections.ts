import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import type { AskedOfHosts } from "#app/admin/fields/page-hosts/page-host-row.tsx"
import { pageHosts, type KnownTeam } from "#app/admin/fields/page-hosts/page-hosts-field.tsx"
import type { PageContent } from "#app/features/page/schema.ts"

/** Which parts of a page's hosts mean something, where hosts are chosen in one of these ways. */
export function asksOfHosts(choices: readonly PageContent["hostChoice"][]): AskedOfHosts {
  return {
    weight: choices.includes("round-robin"),
    fixed: choices.some((choice) => choice === "round-robin" || choice === "client-picks"),
  }
}

/** What the form of a page's hosts asks for. */
export function pageHostsSections(team: KnownTeam, asks: AskedOfHosts): FieldSection[] {
  const type = pageHosts(team, asks)
  return [
    {
      name: "hosts",
      words: "hosts.sections.ofPage",
      fields: [defineField("hosts", "hosts.fields.ofPage", type, { hasHelp: true })],
    },
  ]
}
