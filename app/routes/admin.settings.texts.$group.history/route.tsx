import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { History } from "lucide-react"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireTexts } from "#app/admin/texts/require-texts.server.ts"
import { groupTitle } from "#app/admin/texts/text-names.ts"
import { VersionTable } from "#app/admin/texts/version-table.tsx"
import { listTextVersions } from "#app/features/text/list-text-versions.server.ts"
import { restoreText } from "#app/features/text/restore-text.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("texts.history.title")

const SHOWN = 50

/** Every wording that the texts of a group had, newest first. Query: `after`, the last one of the page before. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const known = await requireTexts(request, params["group"], runtime)
  const { organizer, group, language, own, seen } = known
  const after = new URL(request.url).searchParams.get("after")
  const where = { organizerId: organizer.id, language, group }
  const found = await listTextVersions(where, { after, limit: SHOWN + 1 }, runtime)
  const versions = found.slice(0, SHOWN)
  const older = found.length > SHOWN ? (versions.at(-1)?.id ?? null) : null
  return { group, own, seen, versions, older, after, timeZone: organizer.timeZone }
}

/** Brings a wording back as a new one. 409 when somebody saved meanwhile, 400 when it cannot be used any more. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, group } = await requireTexts(request, params["group"], runtime)
  const form = await requireForm(request)
  const [versionId, seen] = ["version", "seen"].map((name) => String(form.get(name) ?? ""))
  const input = { locale: organizer.locale, groupId: group.id }
  const chosen = { ...input, versionId: versionId ?? "", seen: seen ?? "" }
  const result = await restoreText(actor, chosen, runtime)
  if (result.ok) throw redirect(paths.adminTextGroup(group.id, { notice: "restored" }), 303)
  if (result.problem === "not-found") notFound()
  const problem = result.problem === "refused" ? "refused" : "changed"
  return data({ problem } as const, { status: problem === "changed" ? 409 : 400 })
}

export default function TextHistory() {
  const { group, own, seen, versions, older, after, timeZone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const say = (key: string) => text(`texts.history.${key}`)
  const here = (query: { after?: string }) => paths.adminTextHistory(group.id, query)
  return (
    <>
      <PageHeader title={groupTitle(group, text)} lead={say("lead")} />
      <h2 className="mb-3 text-lg">{say("title")}</h2>
      {answer ? <Notice tone="caution" isNews headline={say(answer.problem)} /> : null}
      {versions.length === 0 ? (
        <EmptyState icon={History} headline={say("empty.headline")}>
          {say("empty.text")}
        </EmptyState>
      ) : (
        <VersionTable {...{ group, own, seen, versions, timeZone }} />
      )}
      <nav aria-label={text("interface.pagination.label")} className="mt-3 flex flex-wrap gap-x-6">
        <TextLink href={paths.adminTextGroup(group.id)}>{say("back")}</TextLink>
        {after === null ? null : <TextLink href={here({})}>{say("newest")}</TextLink>}
        {older === null ? null : <TextLink href={here({ after: older })}>{say("older")}</TextLink>}
      </nav>
    </>
  )
}
