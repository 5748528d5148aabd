DROP TABLE "domains" CASCADE;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "sender_address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizers" ADD COLUMN "primary_host" text;