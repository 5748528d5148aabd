ALTER TABLE "pages" ADD COLUMN "listed_title" text;--> statement-breakpoint
-- What a text is searched by: its words in small letters. Without a parser, which would take some for addresses or
-- numbers; and by the signs between words, as which letters there are depends on the database's locale.
CREATE FUNCTION search_words(value text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_remove(regexp_split_to_array(lower(value), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a0\u2000-\u206f\u3000-\u3003]+'), '');
--> statement-breakpoint
-- Asks for every word of a text, as the beginning of one. Null for a text without any.
CREATE FUNCTION search_prefixes(value text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (SELECT string_agg('''' || word || ''':*', ' & ')::tsquery FROM unnest(search_words(value)) AS word);
--> statement-breakpoint
-- The words of a booking's client and reference, which people say with or without its dash. No word is longer than one may be.
CREATE FUNCTION booking_words(name text, email citext, reference text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN array_to_tsvector(search_words(
    left(name, 500) || ' ' || left(email::text, 500) || ' ' || reference || ' ' || replace(reference, '-', '')));
--> statement-breakpoint
CREATE INDEX "answer_files_waiting" ON "answer_files" USING btree ("page_id") WHERE "answer_files"."booking_id" is null;--> statement-breakpoint
CREATE INDEX "bookings_search" ON "bookings" USING gin (booking_words("client_name", "client_email", "reference"));--> statement-breakpoint
CREATE INDEX "pages_listed" ON "pages" USING btree ("organizer_id","listed_title","slug") WHERE "pages"."listed_title" is not null;--> statement-breakpoint
-- A page carries the title that it is listed by, so that a list for clients opens only the revisions that it shows.
CREATE FUNCTION page_carries_listed_title() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.listed_title := CASE WHEN NEW.status = 'published' THEN (
    SELECT coalesce(content ->> 'title', '') FROM page_revisions
    WHERE id = NEW.published_revision_id AND coalesce(content ->> 'visibility', 'public') = 'public') END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pages_listed_title BEFORE INSERT OR UPDATE ON pages
  FOR EACH ROW EXECUTE FUNCTION page_carries_listed_title();
--> statement-breakpoint
UPDATE pages SET status = status WHERE status = 'published';
