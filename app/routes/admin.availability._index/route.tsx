import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CalendarClock } from "lucide-react"
import { pageTitle } from "#app/admin/page-title.ts"
import { scheduleSections } from "#app/admin/schedule-sections.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { listSchedules } from "#app/features/schedule/queries.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Facts } from "#app/ui/facts.tsx"
import { LinkButton } from "#app/ui/button.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.availability.title")

/** Every host's schedule. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireOrganizer(request, runtime)
  return { schedules: await listSchedules(organizer.id, runtime) }
}

export default function Availability() {
  const { schedules } = useLoaderData<typeof loader>()
  const { text, locale } = useLanguage()
  const fields = scheduleSections.flatMap((section) => section.fields)
  return (
    <>
      <PageHeader title={text("admin.availability.title")} lead={text("admin.availability.lead")} />
      {schedules.length === 0 ? (
        <EmptyState icon={CalendarClock} headline={text("admin.availability.empty")} />
      ) : (
        <ul className="grid gap-6">
          {schedules.map(({ id, hostName, timeZone, hours }) => {
            const content = { timeZone, hours }
            return (
              <li key={id} className="grid gap-4 rounded-md border border-line bg-surface p-4">
                <h2 className="text-lg">
                  <bdi>{hostName}</bdi>
                </h2>
                <Facts
                  facts={fields.map(({ name, words, type }) => ({
                    key: name,
                    label: text(`${words}.label`),
                    value:
                      type.toText(content[name as keyof typeof content], {
                        text,
                        locale,
                        content,
                      }) || text("admin.availability.noHours"),
                  }))}
                />
                <LinkButton href={paths.adminSchedule(id)} className="justify-self-start">
                  {text("admin.availability.edit", { name: hostName })}
                </LinkButton>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
