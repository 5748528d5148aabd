CREATE TABLE "disputes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"provider_dispute_id" text NOT NULL,
	"status" text NOT NULL,
	"answers" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "disputes_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "disputes_provider" UNIQUE("payment_id","provider_dispute_id"),
	CONSTRAINT "disputes_answers" CHECK ("disputes"."answers" > 0)
);
--> statement-breakpoint
DROP INDEX "bookings_flagged";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "left_meeting_id" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "flags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "unanswered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment" FOREIGN KEY ("organizer_id","payment_id") REFERENCES "public"."payments"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disputes_open" ON "disputes" USING btree ("created_at") WHERE "disputes"."status" not in ('won', 'lost', 'warning_closed', 'prevented');--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_left_meeting" FOREIGN KEY ("page_id","left_meeting_id") REFERENCES "public"."meetings"("page_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_flagged" ON "bookings" USING btree ("organizer_id","created_at") WHERE "bookings"."flags" <> '{}';--> statement-breakpoint
UPDATE "bookings" SET "flags" = ARRAY["flag"] WHERE "flag" IN ('amount-mismatch', 'disputed', 'refunded-elsewhere');--> statement-breakpoint
ALTER TABLE "bookings" DROP COLUMN "flag";--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_flags" CHECK ("bookings"."flags" <@ array['amount-mismatch', 'disputed', 'refunded-elsewhere']);