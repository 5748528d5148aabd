import { afterAll, expect, test } from "vitest"
import { move } from "#app/features/booking/testing-moves.ts"
import { createBookingWorld, later, look } from "#app/features/booking/testing.server.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import { cancelByApi } from "./cancel-by-api.server.ts"
import { findApiBooking } from "./find-api-booking.server.ts"

const world = await createBookingWorld()
afterAll(() => world.close())

test("a program that calls off what was moved at the same moment is told to look again", async () => {
  const bookingId = await payer(world).paidBooking(later(0))
  const { organizerId } = world.studio
  const scopes = ["bookings:write"] as const
  const caller = { kind: "key", keyId: world.runtime.ids(), organizerId, scopes } as const
  const asked = { scope: "bookings:write", purposes: ["status"] } as const
  const opened = await findApiBooking(caller, bookingId, asked, world.runtime)
  if (!opened.ok) throw new Error("It was not opened.")
  expect(await move(world, bookingId, later(1))).toMatchObject({ ok: true })
  const refused = await cancelByApi(opened, { refund: "full" }, world.runtime)
  expect(refused).toMatchObject({ ok: false, problem: "not-cancelable" })
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
})
