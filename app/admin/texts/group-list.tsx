import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"
import type { FoundGroup } from "./find-groups.ts"

const kinds = ["mail", "screen", "calendar"] as const

/** The groups of texts under their headings, with a mark on those that were changed. */
export function GroupList({ groups }: { groups: readonly FoundGroup[] }) {
  const { text } = useLanguage()
  return (
    <div className="grid gap-8">
      {kinds.map((kind) => {
        const ofKind = groups.filter((group) => group.kind === kind)
        return ofKind.length === 0 ? null : (
          <section key={kind} aria-labelledby={`texts-${kind}`} className="grid gap-2">
            <h2 id={`texts-${kind}`} className="text-lg">
              {text(`texts.headings.${kind}`)}
            </h2>
            <ul className="grid gap-x-6 mid:grid-cols-2">
              {ofKind.map(({ id, name, changed, matching }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-3">
                  <TextLink href={paths.adminTextGroup(id)}>{name}</TextLink>
                  {changed > 0 ? (
                    <StatusBadge tone="good" label={text("texts.changed", { count: changed })} />
                  ) : null}
                  {matching === null ? null : (
                    <span className="text-sm text-muted">
                      {text("texts.search.found", { count: matching })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
