import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { bookings } from "./bookings.ts"
import { id, instant } from "./columns.ts"
import { organizers } from "./organizers.ts"

/** Where money goes in. The key itself stays in the environment. */
export const paymentAccounts = pgTable(
  "payment_accounts",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    provider: text("provider", { enum: ["stripe"] }).notNull(),
    live: boolean("live").notNull(),
    /** Which key of the environment it is; a hash, so that another key is another account. */
    keyFingerprint: text("key_fingerprint").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("payment_accounts_tenant").on(table.organizerId, table.id),
    unique("payment_accounts_key").on(table.organizerId, table.provider, table.keyFingerprint),
    check("payment_accounts_provider", sql`${table.provider} in ('stripe')`),
  ],
)

export const PAYMENT_STATES = [
  "unpaid",
  "processing",
  "authorized",
  "paid",
  "partially_refunded",
  "refunded",
  "failed",
  "disputed",
] as const

/** Money for a booking. A second capture for the same booking is a row of its own. */
export const payments = pgTable(
  "payments",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    bookingId: uuid("booking_id").notNull(),
    accountId: uuid("account_id").notNull(),
    live: boolean("live").notNull(),
    state: text("state", { enum: PAYMENT_STATES }).notNull().default("unpaid"),
    amountMinor: integer("amount_minor").notNull(),
    currency: text("currency").notNull(),
    capturedMinor: integer("captured_minor").notNull().default(0),
    /** What refunds have claimed, ours and the provider's own; kept by a trigger on `refunds`. */
    refundReservedMinor: integer("refund_reserved_minor").notNull().default(0),
    refundedMinor: integer("refunded_minor").notNull().default(0),
    /** The provider's payment (Stripe: the payment intent). */
    providerPaymentId: text("provider_payment_id"),
    /** A payment made though the booking was paid already. */
    isExtra: boolean("is_extra").notNull().default(false),
    /** The provider's name for the last attempt that failed, so that one decline is told once. */
    lastFailure: text("last_failure"),
    paidAt: instant("paid_at"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("payments_tenant").on(table.organizerId, table.id),
    unique("payments_of_booking").on(table.bookingId, table.id),
    unique("payments_provider").on(table.accountId, table.providerPaymentId),
    uniqueIndex("payments_one_due")
      .on(table.bookingId)
      .where(sql`not ${table.isExtra}`),
    index("payments_booking").on(table.bookingId),
    check(
      "payments_state",
      sql`${table.state} in ('unpaid', 'processing', 'authorized', 'paid', 'partially_refunded', 'refunded', 'failed', 'disputed')`,
    ),
    check("payments_amount", sql`${table.amountMinor} between 0 and 99999999`),
    check("payments_captured", sql`${table.capturedMinor} between 0 and 99999999`),
    check("payments_refund_reserved", sql`${table.refundReservedMinor} >= 0`),
    check(
      "payments_refund_within_captured",
      sql`${table.refundReservedMinor} <= ${table.capturedMinor}`,
    ),
    check(
      "payments_refunded_within_reserved",
      sql`${table.refundedMinor} between 0 and ${table.refundReservedMinor}`,
    ),
    check("payments_currency", sql`${table.currency} ~ '^[A-Z]{3}$'`),
    foreignKey({
      name: "payments_booking",
      columns: [table.organizerId, table.bookingId],
      foreignColumns: [bookings.organizerId, bookings.id],
    }),
    foreignKey({
      name: "payments_account",
      columns: [table.organizerId, table.accountId],
      foreignColumns: [paymentAccounts.organizerId, paymentAccounts.id],
    }),
  ],
)

/** One attempt to pay. Written before the provider is called, closed only by the provider's answer. */
export const checkouts = pgTable(
  "checkouts",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    bookingId: uuid("booking_id").notNull(),
    paymentId: uuid("payment_id").notNull(),
    accountId: uuid("account_id").notNull(),
    live: boolean("live").notNull(),
    state: text("state", {
      enum: ["creating", "open", "complete", "expired", "refused"],
    })
      .notNull()
      .default("creating"),
    /** The provider's session, once it answered. */
    providerSessionId: text("provider_session_id"),
    /** The exact parameters, sealed: a repeat sends the same bytes under the same key. */
    sealedParameters: text("sealed_parameters"),
    /** Where the client pays, sealed. */
    sealedAddress: text("sealed_address"),
    /** Nobody wants it any more: it is expired at the provider as soon as it can be. */
    unwantedAt: instant("unwanted_at"),
    expiresAt: instant("expires_at").notNull(),
    askedAt: instant("asked_at"),
    /** When the provider was last asked in vain; null once it has answered again. */
    unansweredAt: instant("unanswered_at"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("checkouts_tenant").on(table.organizerId, table.id),
    unique("checkouts_session").on(table.accountId, table.providerSessionId),
    uniqueIndex("checkouts_one_open")
      .on(table.bookingId)
      .where(sql`${table.state} in ('creating', 'open')`),
    index("checkouts_booking").on(table.bookingId),
    index("checkouts_unsettled")
      .on(table.createdAt)
      .where(sql`${table.state} in ('creating', 'open')`),
    check(
      "checkouts_state",
      sql`${table.state} in ('creating', 'open', 'complete', 'expired', 'refused')`,
    ),
    foreignKey({
      name: "checkouts_payment",
      columns: [table.bookingId, table.paymentId],
      foreignColumns: [payments.bookingId, payments.id],
    }),
    foreignKey({
      name: "checkouts_booking",
      columns: [table.organizerId, table.bookingId],
      foreignColumns: [bookings.organizerId, bookings.id],
    }),
    foreignKey({
      name: "checkouts_account",
      columns: [table.organizerId, table.accountId],
      foreignColumns: [paymentAccounts.organizerId, paymentAccounts.id],
    }),
  ],
)

export const REFUND_STATES = [
  "wanted",
  "pending",
  "requires_action",
  "succeeded",
  "failed",
  "canceled",
] as const

/** Money on its way back. `cause` makes it one of a kind per payment. */
export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    paymentId: uuid("payment_id").notNull(),
    cause: text("cause").notNull(),
    amountMinor: integer("amount_minor").notNull(),
    currency: text("currency").notNull(),
    state: text("state", { enum: REFUND_STATES }).notNull().default("wanted"),
    providerRefundId: text("provider_refund_id").unique(),
    lastError: text("last_error"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("refunds_tenant").on(table.organizerId, table.id),
    unique("refunds_cause").on(table.paymentId, table.cause),
    check("refunds_amount", sql`${table.amountMinor} > 0`),
    check(
      "refunds_state",
      sql`${table.state} in ('wanted', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled')`,
    ),
    foreignKey({
      name: "refunds_payment",
      columns: [table.organizerId, table.paymentId],
      foreignColumns: [payments.organizerId, payments.id],
    }),
  ],
)

/** A client's bank asks for a payment back. Its state is the provider's word, and no older answer undoes a newer one. */
export const disputes = pgTable(
  "disputes",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    paymentId: uuid("payment_id").notNull(),
    providerDisputeId: text("provider_dispute_id").notNull(),
    /** As the provider names it. */
    status: text("status").notNull(),
    /** How many of the provider's answers were written: one that was asked for before the last of them counts no more. */
    answers: integer("answers").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("disputes_tenant").on(table.organizerId, table.id),
    unique("disputes_provider").on(table.paymentId, table.providerDisputeId),
    index("disputes_open")
      .on(table.createdAt)
      .where(sql`${table.status} not in ('won', 'lost', 'warning_closed', 'prevented')`),
    check("disputes_answers", sql`${table.answers} > 0`),
    foreignKey({
      name: "disputes_payment",
      columns: [table.organizerId, table.paymentId],
      foreignColumns: [payments.organizerId, payments.id],
    }),
  ],
)
