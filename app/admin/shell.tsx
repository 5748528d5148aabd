import {
  CalendarClock,
  CalendarDays,
  FileText,
  LogOut,
  Plug,
  Settings,
  Sun,
  UserRound,
} from "lucide-react"
import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import { paths } from "#app/paths.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { SideNavigation } from "#app/ui/side-navigation.tsx"

/** `holds`: what else stands under the place. `isFor`: who has it, when not everybody. */
const places: {
  name: string
  href: string
  icon: LucideIcon
  holds?: string
  isFor?: "admins" | "members"
}[] = [
  { name: "today", href: paths.today(), icon: Sun },
  { name: "bookings", href: paths.adminBookings(), icon: CalendarDays },
  { name: "pages", href: paths.adminPages(), icon: FileText, holds: paths.adminMedia() },
  { name: "availability", href: paths.adminAvailability(), icon: CalendarClock },
  { name: "calendars", href: paths.adminCalendars(), icon: Plug },
  {
    name: "settings",
    href: paths.adminSettings(),
    icon: Settings,
    holds: paths.adminHosts(),
    isFor: "admins",
  },
  { name: "account", href: paths.adminPassword(), icon: UserRound, isFor: "members" },
]

/** The frame of the admin: the rail with its places, who is signed in, and the page beside it. */
export function AdminShell({
  organizerName,
  userName,
  path,
  isMember,
  children,
}: {
  organizerName: string
  userName: string
  /** Of the page that is shown, without its query. */
  path: string
  /** Sees only their own, and has no settings. */
  isMember: boolean
  children: ReactNode
}) {
  const { text } = useLanguage()
  const shown = places.filter(
    ({ isFor }) => isFor === undefined || (isFor === "members") === isMember,
  )
  const isHere = (href: string) =>
    href === paths.today() ? path === href : path === href || path.startsWith(`${href}/`)
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:rounded-md focus:bg-surface focus:p-3"
      >
        {text("interface.skipToContent")}
      </a>
      <div className="flex min-h-dvh flex-col wide:flex-row">
        <SideNavigation
          name={<bdi>{organizerName}</bdi>}
          entries={shown.map(({ name, href, icon, holds }) => ({
            href,
            icon,
            label: text(`admin.navigation.${name}`),
            isCurrent: isHere(href) || (holds !== undefined && isHere(holds)),
          }))}
          footer={
            <form
              method="post"
              action={paths.logout()}
              className="flex flex-wrap items-center justify-between gap-x-4 px-3 wide:grid"
            >
              <p className="text-sm text-muted">
                <bdi>{userName}</bdi>
              </p>
              <Button tone="quiet" icon={LogOut} className="justify-self-start">
                {text("admin.navigation.signOut")}
              </Button>
            </form>
          }
        />
        <main
          id="content"
          tabIndex={-1}
          className="w-full min-w-0 max-w-admin flex-1 px-4 py-6 mid:px-8"
        >
          {children}
        </main>
      </div>
    </>
  )
}
