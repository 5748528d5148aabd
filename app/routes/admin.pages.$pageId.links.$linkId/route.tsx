import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Ban } from "lucide-react"
import { LinkState } from "#app/admin/links/link-table.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { requirePage } from "#app/admin/require-page.server.ts"
import { ShownLink } from "#app/admin/links/shown-link.tsx"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import { findListedInvitation } from "#app/features/page/list-page-invitations.server.ts"
import { pageInvitationToken } from "#app/features/page/page-invitation-token.server.ts"
import { revokePageInvitation } from "#app/features/page/revoke-page-invitation.server.ts"
import { paths, publicAddress } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("links.one.title")

/** One single-use link, to be copied while it works: a token is the same whenever it is made again. 404 for another page's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const who = await requirePage(request, params["pageId"], runtime, { least: "member" })
  const { organizer, page } = who
  const asked = {
    ...{ pageId: page.id, invitationId: params["linkId"] ?? "" },
    onlyOfUser: ownOnly(who.actor),
  }
  const link = (await findListedInvitation(asked, runtime)) ?? notFound()
  const token = { invitation: pageInvitationToken(runtime.keyring, link.id) }
  const path = paths.bookingPage(organizer.slug, page.slug, {}, token)
  return {
    link,
    address: link.state === "open" ? publicAddress(organizer, path, runtime.env.appUrl) : null,
    pageId: page.id,
    timeZone: organizer.timeZone,
    isPublished: page.status === "published",
    notice: new URL(request.url).searchParams.get("notice"),
  }
}

/** Withdraws it; twice is once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const who = await requirePage(request, params["pageId"], runtime, { least: "member" })
  const asked = { pageId: who.page.id, invitationId: params["linkId"] ?? "" }
  const revoked = await revokePageInvitation(who.actor, asked, runtime)
  if (!revoked.ok) notFound()
  const { pageId, invitationId } = asked
  throw redirect(paths.adminPageLink(pageId, invitationId, { notice: "ended" }), 303)
}

export default function PageLink() {
  const { link, address, pageId, timeZone, isPublished, notice } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const { note, email, state, booking, mailState } = link
  const mayEnd = state === "open" || state === "held"
  return (
    <div className="grid max-w-prose gap-6">
      <PageHeader title={text("links.one.title")} lead={note === "" ? null : <bdi>{note}</bdi>} />
      {notice === "made" ? (
        <Notice tone="success" isNews headline={text("links.one.made")}>
          {email === null ? null : text("links.one.mailed", { email })}
        </Notice>
      ) : notice === "ended" && state === "revoked" ? (
        <Notice tone="success" isNews headline={text("links.one.ended")} />
      ) : null}
      {isPublished ? null : <Notice>{text("links.notPublished")}</Notice>}
      {address === null ? null : (
        <ShownLink address={address} expiresAt={link.expiresAt} timeZone={timeZone} />
      )}
      <div>
        <LinkState state={state} booking={booking} />
        {email === null || mailState === null ? null : (
          <p className="text-muted">{text("links.one.mail", { email, state: mailState })}</p>
        )}
        {state === "used" ? <p className="text-muted">{text("links.one.canceled")}</p> : null}
      </div>
      {mayEnd ? (
        <form method="post" className="grid justify-items-start gap-2">
          <p className="text-muted">{text("links.one.endHelp")}</p>
          <Button tone="danger" icon={Ban}>
            {text("links.one.end")}
          </Button>
        </form>
      ) : null}
      <TextLink className="justify-self-start" href={paths.adminPageLinks(pageId)}>
        {text("links.one.back")}
      </TextLink>
    </div>
  )
}
