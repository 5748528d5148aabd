import { Users } from "lucide-react"
import { z } from "zod"
import type { Collection } from "#app/admin/collection.ts"
import {
  HostCalendars,
  HostPages,
  HostSchedules,
  HostSignIn,
  HostState,
} from "#app/admin/hosts/host-facts.tsx"
import type { HostSort, ListedHost } from "#app/features/host/list-hosts.server.ts"
import { paths } from "#app/paths.ts"

const words = "hosts"
const column = (name: string) => `${words}.columns.${name}`

/** Hosts as a list. */
export const hostsCollection: Collection<ListedHost, HostSort> = {
  words,
  icon: Users,
  rowKey: (host) => host.id,
  columns: [
    {
      key: "name",
      heading: column("name"),
      sort: "name",
      isRowHeading: true,
      cell: (host) => (
        <>
          <a href={paths.adminHost(host.id)} className="link inline-flex min-h-11 items-center">
            <bdi>{host.name}</bdi>
          </a>
          <span className="block text-sm font-normal text-muted">{host.email}</span>
        </>
      ),
    },
    { key: "state", heading: column("state"), cell: (host) => <HostState host={host} /> },
    { key: "pages", heading: column("pages"), cell: (host) => <HostPages host={host} most={3} /> },
    {
      key: "schedules",
      heading: column("schedules"),
      cell: (host) => <HostSchedules host={host} />,
    },
    {
      key: "calendars",
      heading: column("calendars"),
      cell: (host) => <HostCalendars host={host} />,
    },
    { key: "sign-in", heading: column("signIn"), cell: (host) => <HostSignIn host={host} /> },
  ],
  filters: [
    {
      name: "state",
      label: column("state"),
      kind: "choice",
      anyLabel: `${words}.anyState`,
      options: ["active", "paused"].map((value) => ({ value, label: `${words}.states.${value}` })),
    },
  ],
  rules: {
    sorts: ["name", "joined"],
    defaultSort: { sort: "name", direction: "ascending" },
    filters: [{ name: "state", schema: z.enum(["active", "paused"]) }],
  },
}
