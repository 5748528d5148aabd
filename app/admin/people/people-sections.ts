import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { choice } from "#app/admin/fields/choice/choice-field.tsx"
import { password } from "#app/admin/fields/password/password-field.tsx"
import { email } from "#app/admin/fields/text/email-field.tsx"
import { name } from "#app/admin/fields/text/name-field.tsx"
import { invitedRoles, type Role } from "#app/features/organizer/may-manage.ts"

/** Whom to invite, and as what. */
export const inviteSection: FieldSection = {
  name: "invite",
  words: "people.invite",
  fields: [
    defineField("email", "people.invite.email", email({ autoComplete: "off" })),
    defineField(
      "role",
      "people.invite.role",
      choice({
        values: invitedRoles,
        labelOf: (role, text) => text(`people.invite.${role}`),
      }),
      { hasHelp: true },
    ),
  ],
}

/** Which role somebody gets. @param given those that may be given */
export function roleSection(given: readonly Role[]): FieldSection {
  const role = choice({
    values: given,
    labelOf: (value, text) => text("people.person.choice", { role: value }),
  })
  return {
    name: "role",
    words: "people.person",
    fields: [defineField("role", "people.person", role, { hasHelp: true })],
  }
}

/** What who joins gives. */
export const joinSection: FieldSection = {
  name: "join",
  words: "people.join",
  fields: [
    defineField("name", "people.join.name", name({ autoComplete: "name" })),
    defineField("password", "people.join.password", password({ isNew: true }), { hasHelp: true }),
  ],
}
