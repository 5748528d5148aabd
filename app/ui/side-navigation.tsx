import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"
import { useLanguage } from "./language.tsx"

export type NavigationEntry = { href: string; label: string; icon: LucideIcon; isCurrent: boolean }

/** The admin's rail: at most seven places. On a phone it is a row that wraps, above the page. */
export function SideNavigation({
  entries,
  name,
  footer,
}: {
  entries: readonly NavigationEntry[]
  /** Whose installation this is. */
  name: ReactNode
  footer?: ReactNode
}) {
  const { text } = useLanguage()
  return (
    <header className="flex flex-col gap-2 border-line p-4 wide:sticky wide:top-0 wide:h-dvh wide:w-60 wide:shrink-0 wide:overflow-y-auto wide:border-e">
      <p className="px-3 py-2 font-semibold">{name}</p>
      <nav aria-label={text("interface.navigation.label")}>
        <ul className="flex flex-wrap gap-1 wide:flex-col">
          {entries.slice(0, 7).map(({ href, label, icon, isCurrent }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                className={`flex min-h-11 items-center gap-3 rounded-md px-3 ${
                  isCurrent
                    ? "bg-accent-soft font-semibold text-accent-text"
                    : "text-ink hover:bg-sunken"
                }`}
              >
                <Icon of={icon} className="hidden wide:block" />
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {footer ? <div className="wide:mt-auto">{footer}</div> : null}
    </header>
  )
}
