import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node"
import { notFound } from "#app/admin/not-found.server.ts"
import {
  resendInvitation,
  revokeInvitation,
} from "#app/features/organizer/end-invitation.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { listInvitations } from "#app/features/organizer/list-people.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** The buttons are in the list of people. 404 for an invitation that is not open, or another organizer's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireAdmin(request, runtime)
  const open = await listInvitations(organizer.id, runtime)
  if (!open.some(({ id }) => id === params["invitationId"])) notFound()
  throw redirect(paths.adminPeople())
}

/** `wish` is `resend` or `revoke`. One that is over by now is told so; 404 for another organizer's. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireAdmin(request, runtime)
  const invitationId = params["invitationId"] ?? ""
  const wish = (await requireForm(request)).get("wish")
  if (wish !== "resend" && wish !== "revoke") throw new Response(null, { status: 400 })
  const end = wish === "resend" ? resendInvitation : revokeInvitation
  const result = await end(actor, { invitationId }, runtime)
  const to = (notice: string) => redirect(paths.adminPeople({ notice }), 303)
  if (result.ok) throw to(wish === "resend" ? "resent" : "revoked")
  if (result.problem === "not-found") notFound()
  if (result.problem === "role-too-small") throw new Response(null, { status: 403 })
  throw to(result.problem === "not-open" ? "over" : result.problem)
}

/** Never seen itself: what is refused here is told inside the admin's frame. */
export default function Invitation() {
  return null
}
