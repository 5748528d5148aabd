import { z } from "zod"
import { emailSchema, nameSchema, timeZoneSchema } from "#app/features/organizer/schema.ts"

/** Who a host is: `userId` is one of the organizer's users, or null for a host without a sign-in. */
export const hostSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  userId: z.uuid().nullable(),
  /** A picture of the library; the one there is stays where nothing is said of it. */
  photoMediaId: z.uuid().nullable().optional(),
})

export type HostInput = z.infer<typeof hostSchema>

/** A new host also needs the zone of the first working hours. */
export const newHostSchema = hostSchema.extend({ timeZone: timeZoneSchema })

export type NewHostInput = z.infer<typeof newHostSchema>
