import type { Runtime } from "#app/runtime.server.ts"
import type { TaskName } from "./payloads.ts"
import { check_domains } from "./tasks/check-domains.ts"
import { complete_booking } from "./tasks/complete-booking.ts"
import { deliver_webhook } from "./tasks/deliver-webhook.ts"
import { forget } from "./tasks/forget.ts"
import { keep_holidays } from "./tasks/keep-holidays.ts"
import { publish_page } from "./tasks/publish-page.ts"
import { read_busy_times } from "./tasks/read-busy-times.ts"
import { reconcile } from "./tasks/reconcile.ts"
import { reconcile_provider_lists } from "./tasks/reconcile-provider-lists.ts"
import { release_hold } from "./tasks/release-hold.ts"
import { send_email } from "./tasks/send-email.ts"
import { settle_checkout } from "./tasks/settle-checkout.ts"
import { settle_refund } from "./tasks/settle-refund.ts"
import { sweep } from "./tasks/sweep.ts"
import { sweep_bytes } from "./tasks/sweep-bytes.ts"
import { sync_calendar_event } from "./tasks/sync-calendar-event.ts"
import { work_inbound_message } from "./tasks/work-inbound-message.ts"

export type Task = (payload: unknown, runtime: Runtime) => Promise<void>

/** Every task there is; a test holds this against the folder. */
export const taskList: Record<TaskName, Task> = {
  check_domains,
  complete_booking,
  deliver_webhook,
  forget,
  keep_holidays,
  publish_page,
  read_busy_times,
  reconcile,
  reconcile_provider_lists,
  release_hold,
  send_email,
  settle_checkout,
  settle_refund,
  sweep,
  sweep_bytes,
  sync_calendar_event,
  work_inbound_message,
}
