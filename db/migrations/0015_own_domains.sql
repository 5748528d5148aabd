CREATE TABLE "domains" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"host" text NOT NULL,
	"proof" text NOT NULL,
	"proven_at" timestamp with time zone,
	"proven_by" text,
	"is_here" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone,
	"last_error" text,
	"trouble_since" timestamp with time zone,
	"told_at" timestamp with time zone,
	"lapsed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"proven_host" text GENERATED ALWAYS AS (case when proven_at is not null then host end) STORED,
	"usable_host" text GENERATED ALWAYS AS (case when proven_at is not null and lapsed_at is null then host end) STORED,
	CONSTRAINT "domains_claim" UNIQUE("organizer_id","host"),
	CONSTRAINT "domains_proven" UNIQUE("proven_host"),
	CONSTRAINT "domains_usable" UNIQUE("organizer_id","usable_host"),
	CONSTRAINT "domains_host" CHECK (length("domains"."host") <= 253 and "domains"."host" ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+$'),
	CONSTRAINT "domains_proof_kind" CHECK (("domains"."proven_at" is null) = ("domains"."proven_by" is null)),
	CONSTRAINT "domains_proven_by" CHECK ("domains"."proven_by" in ('dns', 'file', 'loopback')),
	CONSTRAINT "domains_lapsed" CHECK ("domains"."lapsed_at" is null or "domains"."proven_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "domains_checked" ON "domains" USING btree ("checked_at");--> statement-breakpoint
-- Addresses are only ever written with a domain that is the organizer's own and proven.
ALTER TABLE "organizers" ADD CONSTRAINT "organizers_primary_host" FOREIGN KEY ("id","primary_host") REFERENCES "public"."domains"("organizer_id","usable_host");
