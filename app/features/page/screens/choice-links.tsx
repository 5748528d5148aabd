import type { ReactNode } from "react"

export type ChoiceLink = { key: string; label: ReactNode; href: string; isChosen: boolean }

/** One of a few, each a link to the same page with that choice. */
export function ChoiceLinks({ label, choices }: { label: string; choices: readonly ChoiceLink[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ key, label, href, isChosen }) => (
          <li key={key} className="min-w-0">
            <a
              href={href}
              data-stay=""
              aria-current={isChosen ? "true" : undefined}
              className={`flex min-h-11 items-center gap-2 rounded-md border px-3 py-1 ${
                isChosen
                  ? "border-accent-text bg-accent-soft font-semibold text-accent-text underline underline-offset-4"
                  : "border-edge bg-surface hover:bg-sunken"
              }`}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
