import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { KeyRound } from "lucide-react"
import { originsSection } from "#app/admin/api/api-sections.ts"
import { KeyTable } from "#app/admin/api/key-table.tsx"
import { requireKeys } from "#app/admin/api/require-keys.server.ts"
import { schemaOf } from "#app/admin/field-form.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { showAgain } from "#app/admin/show-again.server.ts"
import { getApiOrigins, saveApiOrigins } from "#app/features/api/api-origins.server.ts"
import { listKeys } from "#app/features/api/list-keys.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("api.settings.title")

/** The organizer's keys, and which sites may call. Owners and admins only. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireKeys(request, runtime)
  return {
    keys: await listKeys(organizer.id, runtime),
    origins: { apiOrigins: await getApiOrigins(organizer.id, runtime) },
    timeZone: organizer.timeZone,
    notice: new URL(request.url).searchParams.get("notice"),
    now: await runtime.clock.now(runtime.db),
  }
}

/** Saves which sites may call; the form again (400) when one cannot be named. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireKeys(request, runtime)
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([originsSection], formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  await saveApiOrigins(actor, submission.value["apiOrigins"] as string[] | null, runtime)
  throw redirect(paths.adminApi({ notice: "saved" }), 303)
}

export default function ApiSettings() {
  const { keys, origins, timeZone, notice, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  const done = ["saved", "revoked", "made-before"].find((name) => name === notice)
  return (
    <>
      <PageHeader
        title={text("api.settings.title")}
        lead={text("api.settings.lead")}
        action={
          <LinkButton tone="primary" icon={KeyRound} href={paths.adminApiKeyNew()}>
            {text("api.settings.new.link")}
          </LinkButton>
        }
      />
      <div className="grid gap-8">
        {done && !lastResult ? (
          <Notice
            tone={done === "made-before" ? "caution" : "success"}
            isNews
            headline={text(`api.settings.done.${done}`)}
          />
        ) : null}
        <section className="grid min-w-0 gap-3">
          <h2 className="text-lg">{text("api.settings.keys.heading")}</h2>
          <KeyTable keys={keys} timeZone={timeZone} />
        </section>
        <section className="grid max-w-prose gap-3">
          <h2 className="text-lg">{text("api.settings.origins.heading")}</h2>
          <p className="text-muted">{text("api.settings.origins.help")}</p>
          <ShortForm
            id="origins"
            section={originsSection}
            content={origins}
            lastResult={lastResult}
            submitLabel={text("api.settings.origins.save")}
            now={now}
          />
        </section>
        <nav aria-label={text("api.settings.title")} className="grid justify-items-start">
          <TextLink href={paths.apiReference()}>{text("api.settings.reference")}</TextLink>
          <TextLink href={paths.adminSettings()}>{text("api.settings.back")}</TextLink>
        </nav>
      </div>
    </>
  )
}
