import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { UserMinus } from "lucide-react"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { roleSection } from "#app/admin/people/people-sections.ts"
import { requirePerson } from "#app/admin/people/require-person.server.ts"
import { readForm } from "#app/admin/read-form.ts"
import { ShortForm } from "#app/admin/short-form.tsx"
import { changeRole } from "#app/features/organizer/change-role.server.ts"
import { mayManage, roles, type Role } from "#app/features/organizer/may-manage.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("people.people.title")

const given = (role: Role) => roles.filter((other) => mayManage(role, other))

/** One of the organizer's people, with the roles that the reader may give. 404 for anybody else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer, person } = await requirePerson(request, params["userId"], runtime)
  const now = await runtime.clock.now(runtime.db)
  return { person, given: given(actor.role), timeZone: organizer.timeZone, now }
}

/** Gives `role`; the form again (400) for one that the reader may not give, or when no owner would be left. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, person } = await requirePerson(request, params["userId"], runtime)
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf([roleSection(given(actor.role))], formData))
  if (submission.status !== "success") return data(submission.reply(), { status: 400 })
  const role = submission.value["role"] as Role
  const result = await changeRole(actor, { userId: person.userId, role }, runtime)
  // Who has made a member of themselves has no list of people to go back to.
  const isOut = person.userId === actor.userId && role === "member"
  if (result.ok)
    throw redirect(isOut ? paths.today() : paths.adminPeople({ notice: "changed" }), 303)
  if (result.problem === "not-found") notFound()
  return data(submission.reply({ fieldErrors: { role: [result.problem] } }), { status: 400 })
}

export default function PersonView() {
  const { person, given, timeZone, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  const { name, email, joinedAt, host, role, userId } = person
  const fact = (key: string) => text(`people.person.facts.${key}`)
  return (
    <div className="grid max-w-prose gap-6">
      <PageHeader title={<bdi>{text("people.person.title", { name })}</bdi>} />
      <Facts
        facts={[
          { key: "email", label: fact("email"), value: email },
          {
            key: "joined",
            label: fact("joined"),
            value: <Moment at={joinedAt} timeZone={timeZone} show="day" />,
          },
          {
            key: "host",
            label: fact("host"),
            value: host ? <bdi>{host.name}</bdi> : text("people.people.noHost"),
          },
        ]}
      />
      <ShortForm
        id="role"
        section={roleSection(given)}
        content={{ role }}
        lastResult={lastResult}
        submitLabel={text("people.person.save")}
        now={now}
      />
      <LinkButton
        href={paths.adminPersonRemoval(userId)}
        icon={UserMinus}
        className="justify-self-start"
      >
        {text("people.person.remove", { name })}
      </LinkButton>
      <TextLink href={paths.adminPeople()}>{text("people.people.back")}</TextLink>
    </div>
  )
}
