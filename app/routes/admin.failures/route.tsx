import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CircleCheck, RotateCw } from "lucide-react"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { listFailedJobs, retryJob } from "#app/features/failure/failed-jobs.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"
import { StatusBadge } from "#app/ui/status-badge.tsx"

export const meta: MetaFunction = () => pageTitle("admin.failures.title")

/** The background work that failed, with its last error. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireAdmin(request, runtime)
  return {
    jobs: await listFailedJobs(actor, runtime),
    timeZone: organizer.timeZone,
    isRetried: new URL(request.url).searchParams.get("notice") === "retried",
  }
}

/** Runs one job (`job`) again; 404 when it is not there any more, or not this organizer's. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireAdmin(request, runtime)
  const jobId = String((await requireForm(request)).get("job") ?? "")
  const result = await retryJob(actor, { jobId }, runtime)
  if (!result.ok) notFound()
  throw redirect(`${paths.adminFailures()}?notice=retried`, 303)
}

export default function Failures() {
  const { jobs, timeZone, isRetried } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.failures.${key}`)
  return (
    <>
      <PageHeader title={say("title")} lead={say("lead")} />
      <div className="grid gap-4">
        {isRetried ? <Notice tone="success" isNews headline={say("retried")} /> : null}
        {jobs.length === 0 ? (
          <EmptyState icon={CircleCheck} headline={say("none")} />
        ) : (
          <DataTable
            caption={say("title")}
            rows={jobs}
            rowKey={(job) => job.id}
            columns={[
              {
                key: "task",
                heading: say("task"),
                isRowHeading: true,
                cell: (job) =>
                  job.bookingId ? (
                    <TextLink href={paths.adminBooking(job.bookingId)}>
                      <code>{job.task}</code>
                    </TextLink>
                  ) : (
                    <code>{job.task}</code>
                  ),
              },
              {
                key: "state",
                heading: say("state"),
                cell: ({ isGivenUp }) => (
                  <StatusBadge
                    tone={isGivenUp ? "bad" : "waiting"}
                    label={say(isGivenUp ? "givenUp" : "willRetry")}
                  />
                ),
              },
              {
                key: "attempts",
                heading: say("attempts"),
                isNumber: true,
                cell: (job) => job.attempts,
              },
              {
                key: "next",
                heading: say("next"),
                cell: (job) =>
                  job.isGivenUp ? null : <Moment at={job.nextRunAt} timeZone={timeZone} />,
              },
              { key: "error", heading: say("error"), cell: (job) => <bdi>{job.lastError}</bdi> },
              {
                key: "retry",
                isAction: true,
                heading: say("again"),
                cell: (job) => (
                  <form method="post">
                    <input type="hidden" name="job" value={job.id} />
                    <Button tone="plain" icon={RotateCw}>
                      {say("retry")}
                    </Button>
                  </form>
                ),
              },
            ]}
          />
        )}
      </div>
    </>
  )
}
