ALTER TABLE "page_invitations" ADD CONSTRAINT "page_invitations_of_page" UNIQUE("page_id","id");--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "page_invitation_id" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "consented_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "location_index" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "page_invitations" ADD COLUMN "email" "citext";--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_invitation" FOREIGN KEY ("page_id","page_invitation_id") REFERENCES "public"."page_invitations"("page_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_page_invitation" ON "bookings" USING btree ("page_invitation_id") WHERE "bookings"."page_invitation_id" is not null and ("bookings"."confirmed_at" is not null
          or "bookings"."state" in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED', 'COMPLETED'));--> statement-breakpoint
ALTER TABLE "page_invitations" DROP COLUMN "used_at";--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_location" CHECK ("bookings"."location_index" between 0 and 9);--> statement-breakpoint
ALTER TABLE "page_invitations" ADD CONSTRAINT "page_invitations_order" CHECK ("page_invitations"."expires_at" > "page_invitations"."created_at");
