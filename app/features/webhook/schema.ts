import { z } from "zod"
import { MESSAGE_TYPES } from "./message-types.ts"

/** What an endpoint's form says: its address, and which messages it wants; null for all there ever are. */
export const endpointSchema = z.object({
  url: z.string().trim().min(1).max(2_000),
  types: z.array(z.enum(MESSAGE_TYPES)).min(1).nullable(),
})

export type EndpointInput = z.infer<typeof endpointSchema>
