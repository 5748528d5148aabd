import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { choice } from "#app/admin/fields/choice/choice-field.tsx"
import { image } from "#app/admin/fields/image/image-field.tsx"
import type { OfferedPicture } from "#app/admin/fields/image/offered-picture.ts"
import { email } from "#app/admin/fields/text/email-field.tsx"
import { name } from "#app/admin/fields/text/name-field.tsx"
import { zone } from "#app/admin/fields/zone/zone-field.tsx"
import type { SignIn } from "#app/features/host/list-sign-ins.server.ts"

const help = { hasHelp: true }

/**
 * What a host's form asks for.
 * @param signIns whom the host can be given as sign-in
 * @param isNew a new host's first schedule needs a zone; later it is the schedule's own
 * @param pictures those that may be the photo of a host who is there
 */
export function hostSections(
  signIns: readonly SignIn[],
  { isNew, pictures = [] }: { isNew: boolean; pictures?: readonly OfferedPicture[] },
): FieldSection[] {
  const nobody = ""
  const signIn = choice({
    values: [nobody, ...signIns.map(({ userId }) => userId)],
    labelOf: (value, text) => {
      const person = signIns.find(({ userId }) => userId === value)
      return text(person ? "hosts.person" : "hosts.noSignIn", { ...person })
    },
  })
  const field = (place: string) => `hosts.fields.${place}`
  const person: FieldSection = {
    name: "person",
    words: "hosts.sections.person",
    fields: [
      defineField("name", field("name"), name({ autoComplete: "off" })),
      defineField("email", field("email"), email({ autoComplete: "off" }), help),
      defineField("userId", field("signIn"), signIn, help),
      ...(isNew ? [] : [defineField("photoMediaId", "media.photo", image({ pictures }), help)]),
    ],
  }
  const place: FieldSection = {
    name: "place",
    words: "hosts.sections.place",
    fields: [defineField("timeZone", field("timeZone"), zone(), help)],
  }
  return isNew ? [person, place] : [person]
}
