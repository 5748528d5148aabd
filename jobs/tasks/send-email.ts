import { prepareEmail } from "#app/features/notification/prepare-email.server.ts"
import { recordDelivery } from "#app/features/notification/record-delivery.server.ts"
import { createMailClient } from "#app/providers/mail/client.server.ts"
import { MailFailure } from "#app/providers/mail/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { renderEmail } from "#jobs/mail/render-email.ts"
import { payloads } from "#jobs/payloads.ts"

/** Sends a mail that is due, as things are now; one that is no longer true is dropped. */
export async function send_email(payload: unknown, runtime: Runtime): Promise<void> {
  const { outboundEmailId } = payloads.send_email.parse(payload)
  const prepared = await prepareEmail(outboundEmailId, runtime)
  const record = (delivery: Parameters<typeof recordDelivery>[1]) =>
    recordDelivery(outboundEmailId, delivery, runtime)

  if (prepared.kind === "done") return
  if (prepared.kind === "drop") return record({ kind: "dropped", outcome: prepared.outcome })
  if (prepared.kind === "wait") return record({ kind: "waiting", until: prepared.until })
  const now = await runtime.clock.now(runtime.db)
  const mail = createMailClient({ smtpUrl: runtime.env.smtpUrl, now: () => now })
  try {
    await mail.send({ ...renderEmail(prepared.about, runtime), ...prepared.envelope })
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error
    const text = `${error.code} ${error.response}`.trim()
    if (error.kind === "permanent") return record({ kind: "failed", error: text })
    await record({ kind: "delayed", error: text })
    throw error
  }
  await record({ kind: "sent", told: prepared.told })
}
