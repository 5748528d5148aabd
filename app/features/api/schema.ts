import { z } from "zod"
import { isOneLine } from "#app/platform/one-line.ts"
import { API_SCOPES } from "./scopes.ts"

/** A key as somebody asks for it. `attempt` is the form's own id: sent twice it is one key. */
export const newKeySchema = z.object({
  name: z.string().trim().min(1, "required").max(80).refine(isOneLine, "one-line"),
  scopes: z.array(z.enum(API_SCOPES)).min(1, "scope-missing"),
  attempt: z.uuid().optional(),
})

export type NewKey = z.infer<typeof newKeySchema>
