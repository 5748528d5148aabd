import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { UserMinus } from "lucide-react"
import { answerChange } from "#app/admin/answer-change.server.ts"
import { DangerForm } from "#app/admin/danger-form.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requirePerson } from "#app/admin/people/require-person.server.ts"
import { removePerson } from "#app/features/organizer/remove-person.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("people.people.title")

/** What removing somebody does, before it is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, person } = await requirePerson(request, params["userId"], getRuntime())
  return { person, isYou: person.userId === actor.userId }
}

/** Removes them: their sessions end at once. 409 when they are the last owner. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, person } = await requirePerson(request, params["userId"], runtime)
  const result = await removePerson(actor, { userId: person.userId }, runtime)
  const isYou = person.userId === actor.userId
  return answerChange(result, isYou ? paths.login() : paths.adminPeople({ notice: "removed" }))
}

export default function Removal() {
  const { person, isYou } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  const { name, host, userId } = person
  const say = (key: string, values = {}) => text(`people.removal.${key}`, values)
  return (
    <div className="grid max-w-prose gap-6">
      <PageHeader title={<bdi>{say("title", { name })}</bdi>} />
      {answer ? (
        <Notice tone="danger" isNews headline={say("refused")}>
          {text(`admin.problems.${answer.problem}`)}
        </Notice>
      ) : null}
      <div className="grid gap-2">
        {isYou ? <p className="font-semibold">{say("self")}</p> : null}
        <p>{say("means")}</p>
        {host ? <p>{say("host", { host: host.name })}</p> : null}
        <p className="text-muted">{say("audit")}</p>
      </div>
      <DangerForm icon={UserMinus} label={say("submit")} />
      <TextLink href={paths.adminPerson(userId)}>{say("back")}</TextLink>
    </div>
  )
}
