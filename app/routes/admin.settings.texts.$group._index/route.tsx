import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { pageTitle } from "#app/admin/page-title.ts"
import { answerTextsForm } from "#app/admin/texts/answer-texts-form.server.ts"
import { notUsedTexts } from "#app/admin/texts/not-used-texts.ts"
import { requireTexts } from "#app/admin/texts/require-texts.server.ts"
import { ResetForm } from "#app/admin/texts/reset-form.tsx"
import { groupTitle } from "#app/admin/texts/text-names.ts"
import { TextsConflict } from "#app/admin/texts/texts-conflict.tsx"
import { TextsForm } from "#app/admin/texts/texts-form.tsx"
import { TextsPreview } from "#app/admin/texts/texts-preview.tsx"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("texts.title")

/** The texts of one group: ours, and the organizer's own words. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { group, own, seen, language } = await requireTexts(request, params["group"], getRuntime())
  const notice = new URL(request.url).searchParams.get("notice")
  return { group, own, seen, notUsed: notUsedTexts(group, own, language), notice }
}

/**
 * Saves the texts, or brings ours back for all of them (`reset=all`); the form again when one cannot be used
 * (400), when one field was only emptied (200), or when somebody else saved meanwhile (409).
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const known = await requireTexts(request, params["group"], runtime)
  const answer = await answerTextsForm(known, await requireForm(request), runtime)
  if (answer.kind === "again") {
    const { status, kind: _, ...shown } = answer
    return data(shown, { status })
  }
  throw redirect(paths.adminTextGroup(known.group.id, { notice: answer.kind }), 303)
}

export default function EditTexts() {
  const { group, own, seen, notUsed, notice } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const done = ["saved", "reset", "restored"].find((name) => name === notice)
  const conflict = answer?.conflict ?? null
  return (
    <>
      <PageHeader
        title={groupTitle(group, text)}
        lead={text("texts.edit.rules")}
        action={
          <TextLink href={paths.adminTextHistory(group.id)}>{text("texts.edit.history")}</TextLink>
        }
      />
      {done && !answer ? (
        <Notice tone="success" isNews headline={text(`texts.edit.${done}`)} />
      ) : null}
      {conflict ? <TextsConflict group={group} {...conflict} /> : null}
      <div className="grid gap-8 wide:grid-cols-2">
        <TextsForm
          {...{ group, own, notUsed }}
          seen={answer?.seen ?? seen}
          saveLabel={text(conflict ? "texts.edit.saveOver" : "texts.edit.save")}
          lastResult={answer?.lastResult}
        />
        <TextsPreview group={group} />
      </div>
      {Object.keys(own).length > 0 ? <ResetForm seen={answer?.seen ?? seen} /> : null}
    </>
  )
}
