import { z } from "zod"
import { isOneLine } from "#app/platform/one-line.ts"
import { isTimeZone } from "#app/platform/time-zone.ts"
import { slugSchema } from "./slug.ts"

/** Long enough not to be guessed, short enough that hashing it costs nothing (NIST SP 800-63B §5.1.1). */
export const passwordSchema = z
  .string()
  .min(1, "password-empty")
  .pipe(z.string().min(10, "password-short").max(200, "password-long"))

export const emailSchema = z
  .string()
  .trim()
  .min(1, "email-empty")
  .pipe(z.email("email-malformed").max(254, "email-malformed"))

/** It stands in the headers of mails and in calendars: on one line. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, "name-empty")
  .max(120, "name-long")
  .refine(isOneLine, "one-line")
export const timeZoneSchema = z.string().refine(isTimeZone, "time-zone-unknown")

/** `#rrggbb`, in small letters as it is stored. */
export const accentColorSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, "color-malformed")

/** Everything the first run asks for. */
export const setupSchema = z.object({
  organizerName: nameSchema,
  slug: slugSchema,
  timeZone: timeZoneSchema,
  ownerName: nameSchema,
  email: emailSchema,
  password: passwordSchema,
})

export type SetupInput = z.infer<typeof setupSchema>

export const organizerSettingsSchema = z.object({
  name: nameSchema,
  timeZone: timeZoneSchema,
  /** Left out to keep it: people choose it with the brand. */
  accentColor: accentColorSchema.optional(),
  /** Origins whose pages may show ours in a frame; null for any, empty for none, left out to keep them. */
  embedOrigins: z.array(z.string()).nullable().optional(),
})

export type OrganizerSettings = z.infer<typeof organizerSettingsSchema>
