import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { readHostForm } from "#app/admin/collections/hosts.collection.server.ts"
import { EditForm } from "#app/admin/edit-form.tsx"
import {
  looksForPictures,
  offeredAgain,
  offeredPictures,
} from "#app/admin/fields/image/offered-pictures.server.ts"
import { HostOverview } from "#app/admin/hosts/host-overview.tsx"
import { HostState } from "#app/admin/hosts/host-facts.tsx"
import { hostSections } from "#app/admin/hosts/host-sections.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { onlyToShow, showAgain } from "#app/admin/show-again.server.ts"
import { findHost } from "#app/features/host/list-hosts.server.ts"
import { listSignIns } from "#app/features/host/list-sign-ins.server.ts"
import { saveHost } from "#app/features/host/save-host.server.ts"
import { hostSchema } from "#app/features/host/schema.ts"
import { hasRole, requireOrganizer, requireRole } from "#app/features/organizer/gates.server.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("hosts.edit.title")

/** One host of this organizer; 404 for any other, and for a member who is not this host. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const seen = { onlyOfUser: ownOnly(actor) }
  const host = (await findHost(organizer.id, params["hostId"] ?? "", runtime, seen)) ?? notFound()
  const mayChange = hasRole(actor, "admin")
  const { photoMediaId } = host
  return {
    host,
    mayChange,
    // What else there is to choose from is for who may choose.
    signIns: mayChange ? await listSignIns(organizer.id, host.id, runtime) : [],
    offered: await offeredPictures(organizer.id, mayChange ? { photoMediaId } : {}, runtime),
    notice: new URL(request.url).searchParams.get("notice"),
    now: await runtime.clock.now(runtime.db),
  }
}

/** Saves name, address, sign-in and photo; the form again (400) when something is wrong. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const hostId = params["hostId"] ?? ""
  const seen = { onlyOfUser: ownOnly(actor) }
  if (!(await findHost(organizer.id, hostId, runtime, seen))) notFound()
  requireRole(actor, "admin")
  const formData = await requireForm(request)
  const signIns = await listSignIns(organizer.id, hostId, runtime)
  const offer = () => offeredAgain(organizer.id, formData, ["photoMediaId"], runtime)
  const offered = await offer()
  const { submission, host } = readHostForm(
    looksForPictures(formData) ? onlyToShow(formData) : formData,
    hostSections(signIns, { isNew: false, pictures: offered.pictures }),
  )
  if (!host) {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, offered }, { status })
  }
  const result = await saveHost(actor, { hostId, ...hostSchema.parse(host) }, runtime)
  if (result.ok) throw redirect(paths.adminHost(hostId, { notice: "saved" }), 303)
  if (result.problem === "not-found") notFound()
  const place = result.problem === "picture-gone" ? "photoMediaId" : "userId"
  const fieldErrors = { [place]: [result.problem] }
  const { lastResult, status } = showAgain(submission, { fieldErrors })
  // A picture that went meanwhile is offered no longer.
  return data({ lastResult, offered: await offer() }, { status })
}

export default function EditHost() {
  const { host, signIns, mayChange, notice, now, ...loaded } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { pictures, offers } = answer?.offered ?? loaded.offered
  const { text } = useLanguage()
  const done = ["created", "saved"].find((name) => name === notice)
  return (
    <>
      <PageHeader title={<bdi>{host.name}</bdi>} lead={<HostState host={host} />} />
      {done && !answer ? (
        <Notice tone="success" isNews headline={text(`hosts.done.${done}`)} />
      ) : null}
      <HostOverview host={host} />
      {mayChange ? (
        <EditForm
          id="host"
          sections={hostSections(signIns, { isNew: false, pictures })}
          content={{ ...host, userId: host.signIn?.userId ?? "" }}
          lastResult={answer?.lastResult}
          pictureOffers={offers}
          saveLabel={text("hosts.edit.save")}
          now={now}
          beside={<TextLink href={paths.adminHosts()}>{text("hosts.edit.back")}</TextLink>}
        />
      ) : (
        <TextLink href={paths.adminAvailability()}>{text("admin.availability.back")}</TextLink>
      )}
    </>
  )
}
