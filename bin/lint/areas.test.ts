import { describe, expect, test } from "vitest"
import { whyNot } from "#bin/lint/areas.mjs"

const refused: [string, string][] = [
  ["app/routes/$organizer.$page/route.tsx", "db/client.ts"],
  ["app/routes/api.v1/route.ts", "app/providers/stripe/client.server.ts"],
  ["app/routes/api.v1/route.ts", "jobs/enqueue.ts"],
  ["app/features/booking/hold-slot.server.ts", "app/routes/home/route.tsx"],
  ["app/features/booking/hold-slot.server.ts", "app/ui/button.tsx"],
  ["app/features/booking/hold-slot.server.ts", "app/admin/list-view.tsx"],
  ["app/features/booking/hold-slot.server.ts", "app/features/booking/screens/status-screen.tsx"],
  ["app/features/booking/hold-slot.server.ts", "jobs/tasks/send-email.ts"],
  ["app/features/notification/send.server.ts", "app/providers/mail/client.server.ts"],
  ["app/features/booking/notice.ts", "db/schema/bookings.ts"],
  ["app/providers/stripe/client.server.ts", "app/features/payment/refund-policy.ts"],
  ["app/providers/stripe/client.server.ts", "db/client.ts"],
  ["app/ui/button.tsx", "app/features/page/schema.ts"],
  ["app/platform/env.server.ts", "app/features/page/schema.ts"],
  ["app/emails/confirmation.ts", "app/features/booking/queries.server.ts"],
  ["app/demo/seed-demo.server.ts", "db/client.ts"],
  ["db/client.ts", "app/features/page/schema.ts"],
  ["jobs/tasks/send-email.ts", "app/routes/home/route.tsx"],
  ["jobs/worker.ts", "app/providers/stripe/stand-in/stand-in.ts"],
  ["bin/doctor.ts", "app/providers/mail/stand-in/stand-in.ts"],
]
const allowed: [string, string][] = [
  ["app/routes/$organizer.$page/route.tsx", "app/features/availability/queries.server.ts"],
  ["app/routes/$organizer.$page/route.tsx", "app/ui/button.tsx"],
  ["app/routes/home/route.tsx", "app/paths.ts"],
  ["app/features/booking/hold-slot.server.ts", "db/client.ts"],
  ["app/features/booking/hold-slot.server.ts", "jobs/enqueue.ts"],
  ["app/features/booking/screens/status-screen.tsx", "app/ui/button.tsx"],
  ["app/features/calendar/sync.server.ts", "app/providers/calendar-port.ts"],
  ["app/ui/button.tsx", "app/messages/translate.ts"],
  ["jobs/tasks/send-email.ts", "app/providers/mail/client.server.ts"],
  ["jobs/tasks/send-email.ts", "app/emails/confirmation.ts"],
  ["bin/sandbox.ts", "app/providers/mail/stand-in/stand-in.ts"],
  ["app/features/calendar/sync.integration.test.ts", "app/providers/google/stand-in/stand-in.ts"],
]

describe("the import table", () => {
  test.each(refused)("%s may not import %s, and is told why", (importer, imported) => {
    expect(whyNot(importer, imported, false)).toMatch(/\w{3,} /)
  })
  test.each(allowed)("%s may import %s", (importer, imported) => {
    expect(whyNot(importer, imported, false)).toBeNull()
  })
  test("a type alone may come from db, since nothing of it is left in the browser", () => {
    expect(whyNot("app/features/booking/notice.ts", "db/client.ts", true)).toBeNull()
    expect(whyNot("app/features/booking/notice.ts", "db/client.ts", false)).not.toBeNull()
  })
})
