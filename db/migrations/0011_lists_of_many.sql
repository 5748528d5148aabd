ALTER TABLE "pages" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pages" ADD COLUMN "newest_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "bookings_by_name" ON "bookings" USING btree ("organizer_id",lower("client_name"),"id");--> statement-breakpoint
CREATE INDEX "bookings_by_state" ON "bookings" USING btree ("organizer_id","state","created_at");--> statement-breakpoint
CREATE INDEX "bookings_flagged" ON "bookings" USING btree ("organizer_id","created_at") WHERE "bookings"."flag" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_user" ON "audit_log" USING btree ("organizer_id","user_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_kind" ON "audit_log" USING btree ("organizer_id","subject_kind","at");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_log_removals" ON "audit_log" USING btree ("organizer_id","subject_id") WHERE "audit_log"."action" = 'person.removed';--> statement-breakpoint
CREATE INDEX "pages_by_title" ON "pages" USING btree ("organizer_id",lower("title"),"id");--> statement-breakpoint
CREATE INDEX "pages_by_update" ON "pages" USING btree ("organizer_id","updated_at","id");--> statement-breakpoint
-- A page carries its newest revision's title and number, so that lists of pages never open revisions.
CREATE FUNCTION page_carries_newest_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pages SET title = coalesce(NEW.content ->> 'title', ''), newest_number = NEW.number
  WHERE id = NEW.page_id AND newest_number < NEW.number;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER page_revisions_newest AFTER INSERT ON page_revisions
  FOR EACH ROW EXECUTE FUNCTION page_carries_newest_revision();
--> statement-breakpoint
UPDATE pages p SET title = coalesce(r.content ->> 'title', ''), newest_number = r.number
FROM (
  SELECT DISTINCT ON (page_id) page_id, number, content FROM page_revisions ORDER BY page_id, number DESC
) r WHERE r.page_id = p.id;
