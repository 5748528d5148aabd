import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EmbedSnippets } from "#app/admin/embed-snippets.tsx"
import { EditForm } from "#app/admin/edit-form.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { SettingsPlaces } from "#app/admin/settings-places.tsx"
import { organizerSections } from "#app/admin/settings-sections.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { SignOutEverywhere } from "#app/admin/sign-out-everywhere.tsx"
import { findEmbedSettings } from "#app/features/organizer/find-embed-settings.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { saveOrganizer } from "#app/features/organizer/save-organizer.server.ts"
import { organizerSettingsSchema } from "#app/features/organizer/schema.ts"
import { paths, publicAddress } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("admin.settings.title")

/** The organizer's settings, and who is signed in. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, user } = await requireAdmin(request, runtime)
  const { slug, name, timeZone } = organizer
  const address = (path: string) => publicAddress(organizer, path, runtime.env.appUrl)
  const { embedOrigins, pageSlug } = await findEmbedSettings(organizer.id, runtime)
  return {
    settings: { name, timeZone, embedOrigins },
    ...{ email: user.email, address: address(paths.organizer(slug)) },
    pageAddress: pageSlug === null ? null : address(paths.bookingPage(slug, pageSlug)),
    notice: new URL(request.url).searchParams.get("notice"),
    now: await runtime.clock.now(runtime.db),
  }
}

/** Saves name, zone and which sites may show pages; the form again (400) when something is wrong. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireAdmin(request, runtime)
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf(organizerSections, formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  await saveOrganizer(actor, organizerSettingsSchema.parse(submission.value), runtime)
  throw redirect(paths.adminSettings({ notice: "saved" }), 303)
}

export default function Settings() {
  const { settings, address, pageAddress, email, notice, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  const done = ["saved", "password"].find((name) => name === notice)
  return (
    <>
      <PageHeader
        title={text("admin.settings.title")}
        lead={
          <TextLink href={address}>
            {text("admin.settings.visit", { address: address.replace(/^https?:\/\//, "") })}
          </TextLink>
        }
      />
      {done && !lastResult ? (
        <Notice tone="success" isNews headline={text(`admin.settings.done.${done}`)} />
      ) : null}
      <EditForm
        id="settings"
        sections={organizerSections}
        content={settings}
        lastResult={lastResult}
        saveLabel={text("admin.settings.save")}
        now={now}
      />
      <div className="mt-6 grid max-w-4xl gap-8">
        <SettingsPlaces />
        {pageAddress === null ? null : <EmbedSnippets address={pageAddress} />}
        <section className="grid max-w-prose gap-3">
          <h2 className="text-lg">{text("admin.settings.account")}</h2>
          <p className="text-muted">{text("admin.settings.signedInAs", { email })}</p>
          <TextLink href={paths.adminPassword()}>{text("admin.settings.password.title")}</TextLink>
          <SignOutEverywhere />
        </section>
      </div>
    </>
  )
}
