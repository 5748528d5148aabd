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
import { findTeam, readTeamForm } from "#app/admin/hosts/read-team-form.server.ts"
import { HostChoiceText } from "#app/admin/hosts/host-choice-text.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { TeamNotices } from "#app/admin/team-notices.tsx"
import { findPublishedContent } from "#app/features/page/find-page.server.ts"
import { listPageHosts } from "#app/features/page/list-page-hosts.server.ts"
import { savePageHosts, type PageHostInput } from "#app/features/page/save-page-hosts.server.ts"
import { teamWarnings } from "#app/features/page/team-warnings.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("hosts.ofPage.title")

async function readChoices({ page }: Awaited<ReturnType<typeof requirePage>>) {
  const choices = [page.newest.content.hostChoice]
  const published = await findPublishedContent(page, getRuntime())
  if (published) choices.push(published.hostChoice)
  return { page, choices, asks: asksOfHosts(choices) }
}

/** Who is booked on a page of this organizer, and who else could be; 404 for any other page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const asked = await requirePage(request, params["pageId"], runtime)
  const { organizer, page } = asked
  const { id: pageId, newest } = page
  const hosts = await listPageHosts({ organizerId: organizer.id, pageId }, runtime)
  const known = hosts.map(({ hostId }) => hostId)
  return {
    ...(await readChoices(asked)),
    hosts,
    team: await findTeam(organizer.id, { known, search: "" }, runtime),
    warnings: teamWarnings(newest.content.hostChoice, hosts),
    organizerSlug: organizer.slug,
    isSaved: new URL(request.url).searchParams.get("notice") === "saved",
    now: await runtime.clock.now(runtime.db),
  }
}

/**
 * Saves who is booked, at once; the form again when something is wrong, or a host came or went (400), or when others
 * were looked for or added to it (200).
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, page } = await requirePage(request, params["pageId"], runtime)
  const { id: pageId } = page
  const { formData, team, isOnlyShown } = await readTeamForm(
    organizer.id,
    await requireForm(request),
    runtime,
  )
  // Weights and ticks that are not asked for are judged all the same: the form carries them unseen.
  const sections = pageHostsSections(team, { weight: true, fixed: true })
  const submission = readForm(formData, schemaOf(sections, formData))
  if (submission.status !== "success" || isOnlyShown) {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, team }, { status })
  }
  const hosts = submission.value["hosts"] as PageHostInput[]
  const result = await savePageHosts(actor, { pageId, hosts }, runtime)
  if (!result.ok) return notFound()
  throw redirect(paths.adminPageHosts(pageId, { notice: "saved" }), 303)
}

export default function PageHosts() {
  const shown = useLoaderData<typeof loader>()
  const { page, asks, choices, hosts, warnings, organizerSlug, isSaved, now } = shown
  const { lastResult, team } = useActionData<typeof action>() ?? { team: shown.team }
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
