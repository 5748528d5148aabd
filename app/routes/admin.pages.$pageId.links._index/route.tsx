import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { schemaOf } from "#app/admin/field-form.ts"
import { LinkList } from "#app/admin/links/link-list.tsx"
import { newLinkSection } from "#app/admin/links/link-sections.ts"
import { NewLink } from "#app/admin/links/new-link.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import {
  LINKS_A_PAGE,
  listPageInvitations,
} from "#app/features/page/list-page-invitations.server.ts"
import { makePageInvitation } from "#app/features/page/make-page-invitation.server.ts"
import { paths } from "#app/paths.ts"
import { forwardHeaders } from "#app/platform/forward-headers.ts"
import { isId } from "#app/platform/ids.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("links.title")

/** A page's single-use links, newest first (`page`, from 1), and the form of a new one. A member's own pages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const who = await requirePage(request, params["pageId"], runtime, { least: "member" })
  const { actor, organizer, page } = who
  const onlyOfUser = ownOnly(actor)
  const asked = Number(new URL(request.url).searchParams.get("page") ?? "1")
  const at = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1
  return {
    ...(await listPageInvitations({ pageId: page.id, page: at, onlyOfUser }, runtime)),
    ...{
      at,
      pageSize: LINKS_A_PAGE,
      pageId: page.id,
      title: page.newest.content.title,
      timeZone: organizer.timeZone,
    },
    isPrivate: page.newest.content.visibility === "private",
    isPublished: page.status === "published",
    attempt: runtime.ids(),
    now: await runtime.clock.now(runtime.db),
  }
}

/**
 * Makes a link (`note`, `email`, `days`) and leads to it; the form's hidden `attempt` makes a form sent twice one
 * link. The form again: 400 when something is wrong, 429 when too many were mailed.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const who = await requirePage(request, params["pageId"], runtime, { least: "member" })
  const pageId = who.page.id
  const formData = await requireForm(request)
  const given = formData.get("attempt")
  const attempt = typeof given === "string" && isId(given) ? { attempt: given } : {}
  const submission = readForm(formData, schemaOf([newLinkSection], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, isTooMany: false, ...attempt }, { status })
  }
  const asked = submission.value as { note: string; email: string | null; days: number }
  const made = await makePageInvitation(who.actor, { pageId, ...asked, ...attempt }, runtime)
  if (made.ok)
    throw redirect(paths.adminPageLink(pageId, made.invitationId, { notice: "made" }), 303)
  if (made.problem === "not-found") notFound()
  if (made.problem === "too-many-tries") {
    const headers = { "Retry-After": String(made.retryAfterSeconds) }
    const { lastResult } = showAgain(submission)
    return data({ lastResult, isTooMany: true, ...attempt }, { status: 429, headers })
  }
  const shown = showAgain(submission, { fieldErrors: { email: ["link-not-published"] } })
  return data({ lastResult: shown.lastResult, isTooMany: false, ...attempt }, { status: 400 })
}

export const headers = forwardHeaders

export default function PageLinks() {
  const { isPrivate, isPublished, title, attempt, now, ...list } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const sent = answer && "attempt" in answer ? answer.attempt : undefined
  return (
    <div className="grid gap-8">
      <PageHeader title={text("links.title")} lead={<bdi>{title}</bdi>} />
      <p className="max-w-prose text-muted">{text("links.lead")}</p>
      {isPrivate ? null : (
        <Notice tone="caution" headline={text("links.notPrivate.headline")}>
          {text("links.notPrivate.text")}
        </Notice>
      )}
      {isPublished ? null : <Notice>{text("links.notPublished")}</Notice>}
      {answer?.isTooMany ? <Notice tone="caution" isNews headline={text("links.tooMany")} /> : null}
      {isPrivate ? (
        <NewLink lastResult={answer?.lastResult} attempt={sent ?? attempt} now={now} />
      ) : null}
      <LinkList {...list} />
      <TextLink className="justify-self-start" href={paths.adminPage(list.pageId)}>
        {text("admin.pages.publication.back")}
      </TextLink>
    </div>
  )
}
