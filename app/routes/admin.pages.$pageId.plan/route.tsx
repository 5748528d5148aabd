import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { PageEditHeader } from "#app/admin/page-edit-header.tsx"
import { PagePlan } from "#app/admin/page-plan.tsx"
import { planSection } from "#app/admin/page-sections.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { callOffPublication } from "#app/features/page/call-off-publication.server.ts"
import { planPublication } from "#app/features/page/plan-publication.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

export const meta: MetaFunction = () => pageTitle("pages.plan.title")

/** What is planned for a page of this organizer, whose clocks count. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, page } = await requirePage(request, params["pageId"], runtime)
  const now = await runtime.clock.now(runtime.db)
  const notice = new URL(request.url).searchParams.get("notice")
  return { page, organizerSlug: organizer.slug, timeZone: organizer.timeZone, now, notice }
}

/**
 * Plans the revision `number` for `at.date` and `at.time`, or takes a plan back where `callOff` is sent. The form
 * again (400) for a time that cannot be; 409 when the page was saved meanwhile.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, page } = await requirePage(request, params["pageId"], runtime)
  const pageId = page.id
  const formData = await requireForm(request)
  if (formData.has("callOff")) {
    const calledOff = await callOffPublication(actor, { pageId }, runtime)
    if (!calledOff.ok) notFound()
    throw redirect(paths.adminPagePlan(pageId, { notice: "called-off" }), 303)
  }
  const clocks = { timeZone: organizer.timeZone, now: await runtime.clock.now(runtime.db) }
  const submission = readForm(formData, schemaOf([planSection(clocks)], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, isChanged: false }, { status })
  }
  const plan = {
    pageId,
    number: Number(formData.get("number")),
    at: submission.value["at"] as Date,
  }
  const result = await planPublication(actor, plan, runtime)
  if (result.ok) throw redirect(paths.adminPagePlan(pageId, { notice: "planned" }), 303)
  if (result.problem === "not-found") notFound()
  if (result.problem === "time-past") {
    const { lastResult, status } = showAgain(submission, {
      fieldErrors: { "at.time": ["time-past"] },
    })
    return data({ lastResult, isChanged: false }, { status })
  }
  return data({ lastResult: showAgain(submission).lastResult, isChanged: true }, { status: 409 })
}

export default function PlanPage() {
  const { page, organizerSlug, timeZone, now, notice } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const done = ["planned", "called-off"].find((name) => name === notice)
  return (
    <>
      <PageEditHeader page={page} organizerSlug={organizerSlug} previewHref={null} notice={null} />
      <div className="grid max-w-prose gap-4">
        <h2 className="text-lg">{text("pages.plan.title")}</h2>
        {answer?.isChanged ? (
          <Notice tone="caution" isNews headline={text("pages.plan.changed")} />
        ) : null}
        {done && !answer ? (
          <Notice tone="success" isNews headline={text(`pages.plan.done.${done}`)} />
        ) : null}
        <PagePlan page={page} clocks={{ timeZone, now }} lastResult={answer?.lastResult} />
      </div>
    </>
  )
}
