import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EditForm } from "#app/admin/edit-form.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { asksOfHosts, pageHostsSections } from "#app/admin/hosts/page-hosts-sections.ts"
import { HostChoiceText } from "#app/admin/hosts/host-choice-text.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { TeamNotices } from "#app/admin/team-notices.tsx"
import { findPublishedContent } from "#app/features/page/find-page.server.ts"
import { listPageHosts, listTeam } from "#app/features/page/list-page-hosts.server.ts"
import { savePageHosts, type PageHostInput } from "#app/features/page/save-page-hosts.server.ts"
import { teamWarnings } from "#app/features/page/team-warnings.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("hosts.ofPage.title")

async function readTeam({ page, organizer }: Awaited<ReturnType<typeof requirePage>>) {
  const runtime = getRuntime()
  const team = await listTeam(organizer.id, runtime)
  const choices = [page.newest.content.hostChoice]
  const published = await findPublishedContent(page, runtime)
  if (published) choices.push(published.hostChoice)
  return { page, team, choices, asks: asksOfHosts(choices) }
}

/** Who is booked on a page of this organizer; 404 for any other page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const asked = await requirePage(request, params["pageId"], runtime)
  const { organizer } = asked
  const known = await readTeam(asked)
  const { id: pageId, newest } = known.page
  const hosts = await listPageHosts({ organizerId: organizer.id, pageId }, runtime)
  return {
    ...known,
    hosts,
    warnings: teamWarnings(newest.content.hostChoice, hosts),
    organizerSlug: organizer.slug,
    isSaved: new URL(request.url).searchParams.get("notice") === "saved",
    now: await runtime.clock.now(runtime.db),
  }
}

/** Saves who is booked, at once; the form again (400) when something is wrong, or a host came or went. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const asked = await requirePage(request, params["pageId"], runtime)
  const { team, asks } = await readTeam(asked)
  const { id: pageId } = asked.page
  const formData = await requireForm(request)
  const sections = pageHostsSections(team, asks)
  const submission = readForm(formData, schemaOf(sections, formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const hosts = submission.value["hosts"] as PageHostInput[]
  const result = await savePageHosts(asked.actor, { pageId, hosts }, runtime)
  if (!result.ok) return notFound()
  throw redirect(paths.adminPageHosts(pageId, { notice: "saved" }), 303)
}

export default function PageHosts() {
  const { page, team, asks, choices, hosts, warnings, organizerSlug, isSaved, now } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <>
      <PageEditHeader page={page} organizerSlug={organizerSlug} previewHref={null} notice={null} />
      <div className="grid gap-4">
        {isSaved && !lastResult ? (
          <Notice tone="success" isNews headline={text("hosts.ofPage.saved")} />
        ) : null}
        <TeamNotices warnings={warnings} />
        <HostChoiceText pageId={page.id} choices={choices} />
      </div>
      <EditForm
        id="page-hosts"
        sections={pageHostsSections(team, asks)}
        content={{ hosts }}
        lastResult={lastResult}
        saveLabel={text("hosts.ofPage.save")}
        now={now}
        beside={<TextLink href={paths.adminPage(page.id)}>{text("hosts.ofPage.back")}</TextLink>}
      />
    </>
  )
}
