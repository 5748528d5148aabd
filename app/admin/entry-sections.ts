import { defineField, type FieldSection } from "./field-type.ts"
import { password } from "./fields/password/password-field.tsx"
import { slug } from "./fields/slug/slug-field.tsx"
import { email } from "./fields/text/email-field.tsx"
import { name } from "./fields/text/name-field.tsx"
import { zone } from "./fields/zone/zone-field.tsx"

const words = (place: string) => `admin.entry.fields.${place}`

/** What the pages before one is signed in ask for. */
export const signInSection: FieldSection = {
  name: "sign-in",
  words: "admin.entry.login",
  fields: [
    defineField("email", words("email"), email()),
    defineField("password", words("password"), password({ isNew: false })),
  ],
}

export const forgotPasswordSection: FieldSection = {
  name: "forgot-password",
  words: "admin.entry.forgot",
  fields: [defineField("email", words("email"), email())],
}

export const resetPasswordSection: FieldSection = {
  name: "reset-password",
  words: "admin.entry.reset",
  fields: [
    defineField("password", words("newPassword"), password({ isNew: true }), { hasHelp: true }),
  ],
}

export const setupSection: FieldSection = {
  name: "setup",
  words: "admin.entry.setup",
  fields: [
    defineField("organizerName", words("organizerName"), name({ autoComplete: "organization" }), {
      hasHelp: true,
    }),
    defineField("slug", words("slug"), slug({ before: "/" }), { hasHelp: true }),
    defineField("timeZone", words("timeZone"), zone(), { hasHelp: true }),
    defineField("ownerName", words("ownerName"), name({ autoComplete: "name" })),
    defineField("email", words("email"), email()),
    defineField("password", words("newPassword"), password({ isNew: true }), { hasHelp: true }),
  ],
}
