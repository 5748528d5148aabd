import { z } from "zod"
import type { Mailbox } from "./mailbox.ts"
import { faults } from "./state.ts"

/** Some of the faults, to be changed; `clear` empties the inbox. */
const change = faults.partial().extend({ clear: z.boolean().optional() })
export type ControlChange = z.input<typeof change>

/**
 * Answers `POST /inbox/control`: applies the change and gives the faults that hold from now on.
 * JSON only, so that a page of another site cannot send it as a form.
 */
export async function answerControl(request: Request, mailbox: Mailbox): Promise<Response> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return Response.json({ error: "send JSON" }, { status: 415 })
  }
  const sent: unknown = await request.json().catch(() => null)
  const parsed = change.safeParse(sent)
  if (!parsed.success) {
    return Response.json({ error: z.prettifyError(parsed.error) }, { status: 400 })
  }
  // A fault that is not named stays: the defaults of the whole set must not fill it in.
  const named = Object.keys(Object(sent)) as (keyof typeof parsed.data)[]
  const { clear, ...given } = parsed.data
  const kept = Object.entries(given).filter(([name]) => named.includes(name as keyof typeof given))
  mailbox.setFaults({ ...mailbox.faults(), ...Object.fromEntries(kept) })
  if (clear) mailbox.clear()
  return Response.json(mailbox.faults())
}
