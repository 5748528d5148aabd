ALTER TABLE "meetings" ADD CONSTRAINT "meetings_of_page" UNIQUE("page_id","id");
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_of_booking" UNIQUE("booking_id","id");
--> statement-breakpoint
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_meeting";
--> statement-breakpoint
ALTER TABLE "checkouts" DROP CONSTRAINT "checkouts_payment";
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_meeting" FOREIGN KEY ("page_id","meeting_id") REFERENCES "public"."meetings"("page_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "calendar_events" ADD CONSTRAINT "calendar_events_host" FOREIGN KEY ("organizer_id","host_id") REFERENCES "public"."hosts"("organizer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "oauth_states" ADD CONSTRAINT "oauth_states_host" FOREIGN KEY ("organizer_id","host_id") REFERENCES "public"."hosts"("organizer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_payment" FOREIGN KEY ("booking_id","payment_id") REFERENCES "public"."payments"("booking_id","id") ON DELETE no action ON UPDATE no action;
