import type { OrganizersBooking } from "#app/features/booking/find-booking-for-organizer.server.ts"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Money } from "#app/ui/money.tsx"
import { StatusBadge, type BadgeTone } from "#app/ui/status-badge.tsx"

type Payment = OrganizersBooking["payments"][number]
type Row = {
  id: string
  what: "payment" | "extraPayment" | "refund"
  state: string
  amountMinor: number
  currency: string
  at: Date
  reference: string | null
  lastError: string | null
}

const tones: Record<string, BadgeTone> = {
  paid: "good",
  succeeded: "good",
  processing: "waiting",
  pending: "waiting",
  wanted: "waiting",
  requires_action: "attention",
  disputed: "attention",
  failed: "bad",
}

function rowsOf({ refunds, ...payment }: Payment): Row[] {
  const paid: Row = {
    ...payment,
    what: payment.isExtra ? "extraPayment" : "payment",
    at: payment.paidAt ?? payment.createdAt,
    reference: payment.providerPaymentId,
    lastError: null,
  }
  return [
    paid,
    ...refunds.map((refund): Row => ({
      ...refund,
      what: "refund",
      at: refund.createdAt,
      reference: refund.providerRefundId,
    })),
  ]
}

/** The money of a booking: each payment, and under it what was returned of it. */
export function BookingMoney({ payments, timeZone }: { payments: Payment[]; timeZone: string }) {
  const { text } = useLanguage()
  if (payments.length === 0) return <p className="text-muted">{text("admin.booking.money.none")}</p>
  const say = (key: string) => text(`admin.booking.money.${key}`)
  return (
    <DataTable
      caption={text("admin.booking.money.title")}
      rows={payments.flatMap(rowsOf)}
      rowKey={(row) => row.id}
      columns={[
        { key: "what", heading: say("what"), isRowHeading: true, cell: (row) => say(row.what) },
        {
          key: "amount",
          heading: say("amount"),
          isNumber: true,
          cell: (row) => <Money {...row} />,
        },
        {
          key: "state",
          heading: say("state"),
          cell: (row) => (
            <>
              <StatusBadge
                tone={tones[row.state] ?? "neutral"}
                label={say(`states.${row.state}`)}
              />
              {row.lastError ? <span className="block text-sm">{row.lastError}</span> : null}
            </>
          ),
        },
        {
          key: "at",
          heading: say("at"),
          cell: (row) => <Moment at={row.at} timeZone={timeZone} />,
        },
        {
          key: "reference",
          heading: say("reference"),
          cell: (row) => <code className="text-sm">{row.reference}</code>,
        },
      ]}
    />
  )
}
