ALTER TABLE "pages" ADD COLUMN "shown_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Of the revision that clients see while a page is published, of the newest otherwise: for lists of every page. With
-- it, as before, the title that the page is listed by for clients, where everybody may see it.
CREATE OR REPLACE FUNCTION page_carries_listed_title() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published_title text;
  is_public boolean;
BEGIN
  NEW.listed_title := NULL;
  NEW.shown_title := NEW.title;
  IF NEW.status = 'published' THEN
    SELECT coalesce(content ->> 'title', ''), coalesce(content ->> 'visibility', 'public') = 'public'
      INTO published_title, is_public
      FROM page_revisions WHERE id = NEW.published_revision_id;
    NEW.shown_title := coalesce(published_title, NEW.title);
    IF is_public THEN NEW.listed_title := published_title; END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE INDEX "pages_shown" ON "pages" USING btree ("organizer_id","shown_title","slug");--> statement-breakpoint
UPDATE pages SET status = status;
