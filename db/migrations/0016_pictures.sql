CREATE TABLE "page_revision_media" (
	"organizer_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	CONSTRAINT "page_revision_media_revision_id_media_id_pk" PRIMARY KEY("revision_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "unclaimed_bytes" (
	"storage_key" text PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"swept_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "media" DROP CONSTRAINT "media_storage_key_unique";--> statement-breakpoint
DROP INDEX "media_organizer";--> statement-breakpoint
ALTER TABLE "media_variants" DROP CONSTRAINT "media_variants_media_id_width_pk";--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "public_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "source_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "media_variants" ADD COLUMN "height" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "media_variants" ADD COLUMN "format" text NOT NULL;--> statement-breakpoint
ALTER TABLE "media_variants" ADD CONSTRAINT "media_variants_media_id_width_format_pk" PRIMARY KEY("media_id","width","format");--> statement-breakpoint
ALTER TABLE "hosts" ADD COLUMN "photo_media_id" uuid;--> statement-breakpoint
ALTER TABLE "page_revision_media" ADD CONSTRAINT "page_revision_media_revision" FOREIGN KEY ("organizer_id","revision_id") REFERENCES "public"."page_revisions"("organizer_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_revision_media" ADD CONSTRAINT "page_revision_media_media" FOREIGN KEY ("organizer_id","media_id") REFERENCES "public"."media"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "page_revision_media_media" ON "page_revision_media" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "unclaimed_bytes_due" ON "unclaimed_bytes" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "media_once" ON "media" USING btree ("organizer_id","source_hash") WHERE "media"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "media_library" ON "media" USING btree ("organizer_id","created_at","id") WHERE "media"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "media" DROP COLUMN "storage_key";--> statement-breakpoint
ALTER TABLE "media_variants" DROP COLUMN "content_type";--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_public_key_unique" UNIQUE("public_key");--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_public_key" CHECK ("media"."public_key" ~ '^[0-9a-f]{32}$');--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_alt" CHECK (length("media"."alt") <= 300);--> statement-breakpoint
ALTER TABLE "media_variants" ADD CONSTRAINT "media_variants_format" CHECK ("media_variants"."format" in ('webp', 'png', 'jpg'));--> statement-breakpoint
-- A reference that would be a circle in the schema's files.
ALTER TABLE hosts ADD CONSTRAINT hosts_photo
  FOREIGN KEY (organizer_id, photo_media_id) REFERENCES media (organizer_id, id);
--> statement-breakpoint
-- What a revision shows is its organizer's own and stays as long as the revision does: the references of
-- page_revision_media refuse a foreign picture, and the removal of one that a revision still names.
CREATE FUNCTION page_revisions_keep_their_media() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content ->> 'coverMediaId' IS NOT NULL THEN
    INSERT INTO page_revision_media (organizer_id, revision_id, media_id)
    VALUES (NEW.organizer_id, NEW.id, (NEW.content ->> 'coverMediaId')::uuid);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER page_revisions_media AFTER INSERT ON page_revisions
  FOR EACH ROW EXECUTE FUNCTION page_revisions_keep_their_media();
