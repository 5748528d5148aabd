import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { newKeySection } from "#app/admin/api/api-sections.ts"
import { requireKeys } from "#app/admin/api/require-keys.server.ts"
import { ShownKey } from "#app/admin/api/shown-key.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { showAgain } from "#app/admin/show-again.server.ts"
import { createKey } from "#app/features/api/create-key.server.ts"
import { newKeySchema } from "#app/features/api/schema.ts"
import { paths } from "#app/paths.ts"
import { isId } from "#app/platform/ids.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("api.settings.new.title")

/** The form of a new key; its hidden `attempt` makes a form sent twice one key. Owners and admins only. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireKeys(request, runtime)
  return { attempt: runtime.ids(), now: await runtime.clock.now(runtime.db) }
}

/**
 * Makes the key and shows it, this once: the answer to the POST is the only place it is ever in. The form
 * again (400) when something is wrong; sent twice it leads to the list, which says so.
 */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireKeys(request, runtime)
  const formData = await requireForm(request)
  const given = formData.get("attempt")
  const attempt = typeof given === "string" && isId(given) ? { attempt: given } : {}
  const submission = readForm(formData, schemaOf([newKeySection], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, made: null, ...attempt }, { status })
  }
  const asked = newKeySchema.parse({ ...submission.value, ...attempt })
  const created = await createKey(actor, asked, runtime)
  if (!created.ok) throw redirect(paths.adminApi({ notice: created.problem }), 303)
  return data({ lastResult: null, made: { name: asked.name, secret: created.key } })
}

export default function NewApiKey() {
  const { attempt, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const sent = answer && "attempt" in answer ? answer.attempt : undefined
  return (
    <div className="grid max-w-prose gap-6">
      <PageHeader title={text("api.settings.new.title")} lead={text("api.settings.new.lead")} />
      {answer?.made ? (
        <ShownKey {...answer.made} />
      ) : (
        <ShortForm
          id="new-key"
          section={newKeySection}
          content={{ name: "", scopes: [] }}
          lastResult={answer?.lastResult}
          submitLabel={text("api.settings.new.submit")}
          now={now}
          hidden={{ attempt: sent ?? attempt }}
        />
      )}
      <TextLink className="justify-self-start" href={paths.adminApi()}>
        {text("api.settings.backToKeys")}
      </TextLink>
    </div>
  )
}
