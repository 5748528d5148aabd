CREATE TABLE "schedule_override_hours" (
	"schedule_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"start_minute" smallint NOT NULL,
	"end_minute" smallint NOT NULL,
	CONSTRAINT "schedule_override_hours_schedule_id_on_date_start_minute_pk" PRIMARY KEY("schedule_id","on_date","start_minute"),
	CONSTRAINT "schedule_override_hours_start" CHECK ("schedule_override_hours"."start_minute" between 0 and 1439),
	CONSTRAINT "schedule_override_hours_end" CHECK ("schedule_override_hours"."end_minute" between 1 and 1440)
);
--> statement-breakpoint
CREATE TABLE "schedule_overrides" (
	"schedule_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	"kind" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	CONSTRAINT "schedule_overrides_schedule_id_on_date_pk" PRIMARY KEY("schedule_id","on_date"),
	CONSTRAINT "schedule_overrides_kind" CHECK ("schedule_overrides"."kind" in ('own', 'holiday', 'worked-holiday'))
);
--> statement-breakpoint
ALTER TABLE "page_hosts" DROP CONSTRAINT "page_hosts_schedule";
--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "seat" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "host_ids" uuid[];--> statement-breakpoint
UPDATE "meetings" SET "host_ids" = ARRAY(SELECT DISTINCT "host_id" FROM "bookings" WHERE "meeting_id" = "meetings"."id");--> statement-breakpoint
DELETE FROM "meetings" WHERE cardinality("host_ids") = 0;--> statement-breakpoint
ALTER TABLE "meetings" ALTER COLUMN "host_ids" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "embed_origins" text[];--> statement-breakpoint
ALTER TABLE "page_hosts" ADD COLUMN "weight" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "page_hosts" ADD COLUMN "is_fixed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "page_hosts" ADD COLUMN "assigned" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "page_hosts" ADD COLUMN "last_assigned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "holiday_country" text;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "holiday_region" text;--> statement-breakpoint
ALTER TABLE "schedule_override_hours" ADD CONSTRAINT "schedule_override_hours_override" FOREIGN KEY ("schedule_id","on_date") REFERENCES "public"."schedule_overrides"("schedule_id","on_date") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_overrides" ADD CONSTRAINT "schedule_overrides_schedule_id_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_of_host" UNIQUE("host_id","id");--> statement-breakpoint
ALTER TABLE "page_hosts" ADD CONSTRAINT "page_hosts_schedule" FOREIGN KEY ("host_id","schedule_id") REFERENCES "public"."schedules"("host_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_seat" ON "bookings" USING btree ("meeting_id","seat") WHERE "bookings"."state" in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED');--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_seat_positive" CHECK ("bookings"."seat" > 0);--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_have_hosts" CHECK (cardinality("meetings"."host_ids") > 0);--> statement-breakpoint
ALTER TABLE "page_hosts" ADD CONSTRAINT "page_hosts_weight" CHECK ("page_hosts"."weight" between 1 and 100);--> statement-breakpoint
ALTER TABLE "page_hosts" ADD CONSTRAINT "page_hosts_assigned" CHECK ("page_hosts"."assigned" >= 0);--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_holiday_country" CHECK ("schedules"."holiday_country" ~ '^[A-Z]{2}$');--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_holiday_region" CHECK ("schedules"."holiday_region" is null or "schedules"."holiday_country" is not null);