import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Trash2 } from "lucide-react"
import { requireKeys } from "#app/admin/api/require-keys.server.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { findListedKey } from "#app/features/api/list-keys.server.ts"
import { revokeKey } from "#app/features/api/revoke-key.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("api.settings.revocation.submit")

/** What revoking a key does, before anything is done. 404 for one that is not there or another's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireKeys(request, runtime)
  const key = await findListedKey(organizer.id, params["keyId"] ?? "", runtime)
  return { name: (key ?? notFound()).name }
}

/** Revokes it; twice is once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireKeys(request, runtime)
  const revoked = await revokeKey(actor, { keyId: params["keyId"] ?? "" }, runtime)
  if (!revoked.ok) notFound()
  throw redirect(paths.adminApi({ notice: "revoked" }), 303)
}

export default function RevokeApiKey() {
  const { name } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <div className="grid max-w-prose gap-6">
      <PageHeader title={text("api.settings.revocation.title", { name })} />
      <p>{text("api.settings.revocation.what")}</p>
      <form method="post" className="flex flex-wrap items-center gap-4">
        <Button tone="danger" icon={Trash2}>
          {text("api.settings.revocation.submit")}
        </Button>
        <TextLink href={paths.adminApi()}>{text("api.settings.backToKeys")}</TextLink>
      </form>
    </div>
  )
}
