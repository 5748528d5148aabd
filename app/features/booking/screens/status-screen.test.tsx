import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { bookingStates } from "#app/features/booking/states.ts"
import { CancelScreen, type CancelMoney } from "./cancel-screen.tsx"
import { LinkOutdatedScreen } from "./link-outdated-screen.tsx"
import { MoveScreen } from "./move-screen.tsx"
import { PaymentElsewhereScreen } from "./payment-elsewhere-screen.tsx"
import type { RunningHold, StatusView } from "./status-facts.ts"
import { isWaiting, refreshAfterSeconds, StatusScreen } from "./status-screen.tsx"

const brand = { name: "Vogt", href: "/demo", logoUrl: null }
const paid = { amountMinor: 5000, currency: "EUR" }
const offer = {
  brand,
  title: "Consultation",
  host: { name: "Marlene Vogt", photoUrl: null },
  durationMinutes: 30,
  price: paid,
  place: "Google Meet",
  policyLine: "The policy.",
}
const time = {
  startsAt: new Date("2026-12-03T13:00:00Z"),
  endsAt: new Date("2026-12-03T13:30:00Z"),
  timeZone: "Europe/Berlin",
}
const hold: RunningHold = {
  payableUntil: new Date("2026-12-01T13:12:00Z"),
  now: new Date("2026-12-01T13:00:30Z"),
  actions: { payAction: "/pay", otherTimeHref: "/other", releaseAction: "/release" },
  returned: { kind: "none" },
}
const views: { [State in StatusView["state"]]: StatusView & { state: State } } = {
  INITIATED: { state: "INITIATED", finishHref: "/finish" },
  SCHEDULED: { state: "SCHEDULED", waitsFor: "payment", hold, checkoutProblem: false },
  PAYMENT_PENDING: { state: "PAYMENT_PENDING", waitsFor: "payment", hold },
  PAYMENT_FAILED: { state: "PAYMENT_FAILED", reason: "Declined.", hold },
  CONFIRMED: {
    state: "CONFIRMED",
    email: "ana@example.com",
    addToCalendar: { google: "/g", outlook: "/o", file: "/f" },
    moveHref: "/move",
    cancelHref: "/cancel",
  },
  COMPLETED: { state: "COMPLETED", bookAgainHref: "/again" },
  ABANDONED: {
    state: "ABANDONED",
    isReleasedByClient: false,
    refund: { kind: "none" },
    bookAgainHref: "/again",
  },
  CANCELED: {
    state: "CANCELED",
    by: "organizer",
    refund: { kind: "on-its-way", amount: paid },
    bookAgainHref: "/again",
  },
  REFUNDED: { state: "REFUNDED", amount: paid, reference: "re_1", bookAgainHref: "/again" },
}
const shown = (view: StatusView) =>
  renderToStaticMarkup(
    <StatusScreen
      facts={{ offer, time, reference: "K7M", joinUrl: null, paid: null, answers: [], view }}
    />,
  )

describe("the status page", () => {
  it("has one headline and the facts for every state of a booking", () => {
    for (const state of bookingStates) {
      const page = shown(views[state])
      expect(page.match(/<h1/g)).toHaveLength(1)
      expect(page).toContain("Thursday, December 3, 2026")
      expect(page).toContain("Berlin")
      expect(page).toContain("K7M")
      expect(page).toContain(`data-state="${state}`)
    }
  })

  it("says until when a time is held and pays, moves and lets go by what changes nothing when opened", () => {
    for (const state of ["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"] as const) {
      const page = shown(views[state])
      expect(page).toContain("Held for you until 2:12 PM")
      expect(page).toContain('data-seconds-left="690"')
      expect(page).toContain('<form method="post" action="/pay"')
      expect(page).toContain('<form method="post" action="/release"')
      expect(page).toContain('href="/other"')
    }
  })

  it("loads itself again while a payment is checked, and only then", () => {
    const checking: StatusView = { state: "PAYMENT_PENDING", waitsFor: "checking", reloadHref: "" }
    expect(refreshAfterSeconds(checking)).toBeGreaterThan(0)
    expect(isWaiting(checking)).toBe(true)
    expect(shown(checking)).toContain('data-state="PAYMENT_PENDING checking" data-waiting=""')
    for (const state of bookingStates) expect(refreshAfterSeconds(views[state])).toBeNull()
    expect(isWaiting({ state: "PAYMENT_PENDING", waitsFor: "settlement" })).toBe(false)
  })

  it("offers moving and canceling only while they are allowed, and says when they are not", () => {
    expect(shown(views.CONFIRMED)).toMatch(/href="\/move".*href="\/cancel"/)
    const late = shown({ ...views.CONFIRMED, moveHref: null, cancelHref: null })
    expect(late).toContain("too late to move")
    expect(late).toContain("too late to cancel")
    expect(late).not.toContain('href="/cancel"')
  })

  it("says what becomes of the money when a booking is off", () => {
    expect(shown(views.CANCELED)).toContain("€50.00 is on its way back")
    expect(shown(views.REFUNDED)).toMatch(/€50\.00 was sent back.*re_1/)
    expect(shown({ ...views.CANCELED, refund: { kind: "kept" } })).toContain("no money comes back")
  })

  it("never says that nothing was charged where something was, and comes back", () => {
    const refund = { kind: "on-its-way", amount: paid } as const
    for (const isReleasedByClient of [false, true]) {
      const page = shown({ ...views.ABANDONED, isReleasedByClient, refund })
      expect(page).toContain("€50.00 is on its way back")
      expect(page).not.toContain("Nothing was charged")
      expect(shown({ ...views.ABANDONED, isReleasedByClient })).toContain("Nothing was charged")
    }
    const returning = { ...hold, returned: refund }
    const running = shown({ state: "PAYMENT_PENDING", waitsFor: "payment", hold: returning })
    expect(running).toMatch(/not what was asked.*€50\.00 is on its way back/)
    expect(running).toContain('<form method="post" action="/pay"')
  })

  it("leads back to the same page with the same answers when a hold has run out", () => {
    expect(shown(views.ABANDONED)).toMatch(/href="\/again"[^>]*>Book again with the same answers/)
    expect(shown(views.ABANDONED)).not.toContain("The policy.")
  })
})

describe("canceling", () => {
  const cancel = (money: CancelMoney) =>
    renderToStaticMarkup(
      <CancelScreen
        facts={{
          offer,
          time,
          reference: "K7M",
          cancel: { action: "/cancel", money },
          possibleUntil: null,
          keepHref: "/keep",
        }}
      />,
    )

  it("says what happens to the money before its one button", () => {
    const all: [CancelMoney, string][] = [
      [{ kind: "full", amount: paid }, "€50.00 back in full"],
      [{ kind: "part", amount: { ...paid, amountMinor: 2500 }, paid }, "€25.00 of €50.00"],
      [{ kind: "kept", paid }, "no money comes back"],
      [{ kind: "nothing" }, "Nothing was paid"],
      [{ kind: "unpaid" }, "Nothing was charged yet"],
    ]
    for (const [money, sentence] of all) {
      const page = cancel(money)
      expect(page.indexOf(sentence)).toBeGreaterThan(0)
      expect(page.indexOf(sentence)).toBeLessThan(page.indexOf("<form"))
      expect(page.match(/<form method="post"/g)).toHaveLength(1)
    }
  })

  it("has no form once it is too late, and says since when", () => {
    const page = renderToStaticMarkup(
      <CancelScreen
        facts={{
          offer,
          time,
          reference: "K7M",
          cancel: null,
          possibleUntil: new Date("2026-12-02T13:00:00Z"),
          keepHref: null,
        }}
      />,
    )
    expect(page).not.toContain("<form")
    expect(page).toContain("December 2, 2026, 2:00 PM")
  })
})

describe("moving", () => {
  it("shows both times and acts by one form that carries the new start", () => {
    const page = renderToStaticMarkup(
      <MoveScreen
        facts={{
          offer,
          time,
          keepHref: null,
          step: {
            kind: "confirm",
            to: {
              startsAt: new Date("2026-12-04T09:00:00Z"),
              endsAt: new Date("2026-12-04T09:30:00Z"),
              timeZone: "Europe/Berlin",
            },
            action: "/reschedule",
            fields: { start: "2026-12-04T09:00:00Z" },
            otherTimeHref: "/other",
          },
        }}
      />,
    )
    expect(page).toMatch(/Thursday, December 3.*Friday, December 4/)
    expect(page).toMatch(
      /<form method="post" action="\/reschedule"[^>]*><input type="hidden" name="start" value="2026-12-04T09:00:00Z"\/>/,
    )
  })

  it("cannot be done once it is too late", () => {
    const page = renderToStaticMarkup(
      <MoveScreen
        facts={{ offer, time, keepHref: "/keep", step: { kind: "too-late", possibleUntil: null } }}
      />,
    )
    expect(page).not.toContain("<form")
    expect(page).toContain("Please write to Marlene Vogt.")
  })
})

describe("pages without a booking to show", () => {
  it("tell nothing of the booking on an old link, and mail a fresh one by a form only", () => {
    const page = renderToStaticMarkup(
      <LinkOutdatedScreen brand={brand} happened="moved" freshLinkAction="/fresh" isSent={false} />,
    )
    expect(page).toContain('<form method="post" action="/fresh"')
    expect(page).not.toContain("Consultation")
    const sent = renderToStaticMarkup(
      <LinkOutdatedScreen brand={brand} happened="ended" freshLinkAction="/fresh" isSent />,
    )
    expect(sent).not.toContain("<form")
  })

  it("show a checkout that a form may not lead to as a link with its host", () => {
    const page = renderToStaticMarkup(
      <PaymentElsewhereScreen
        offer={offer}
        time={time}
        checkoutUrl="https://pay.example/c/1"
        payableUntil={hold.payableUntil}
        now={hold.now}
      />,
    )
    expect(page).toMatch(/pay\.example\..*href="https:\/\/pay\.example\/c\/1"/)
  })
})
