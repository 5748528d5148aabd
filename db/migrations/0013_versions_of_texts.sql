CREATE TABLE "text_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"key" text NOT NULL,
	"number" integer NOT NULL,
	"text" text,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "text_versions_number" UNIQUE("organizer_id","locale","key","number"),
	CONSTRAINT "text_versions_number_positive" CHECK ("text_versions"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "text_versions_organizer" ON "text_versions" USING btree ("organizer_id","changed_at","id");--> statement-breakpoint
ALTER TABLE "text_overrides" ADD CONSTRAINT "text_overrides_text" CHECK (length("text_overrides"."text") between 1 and 4000);--> statement-breakpoint
ALTER TABLE "text_overrides" ADD CONSTRAINT "text_overrides_key" CHECK (length("text_overrides"."key") between 1 and 200);--> statement-breakpoint
CREATE TRIGGER text_versions_for_ever BEFORE UPDATE ON text_versions
  FOR EACH ROW EXECUTE FUNCTION rows_are_for_ever();
