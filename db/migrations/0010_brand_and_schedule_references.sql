-- References that would be circles in the schema's files.
ALTER TABLE organizers ADD CONSTRAINT organizers_logo
  FOREIGN KEY (id, logo_media_id) REFERENCES media (organizer_id, id);
--> statement-breakpoint
ALTER TABLE organizers ADD CONSTRAINT organizers_favicon
  FOREIGN KEY (id, favicon_media_id) REFERENCES media (organizer_id, id);
--> statement-breakpoint
ALTER TABLE pages ADD CONSTRAINT pages_scheduled_revision
  FOREIGN KEY (id, scheduled_revision_id) REFERENCES page_revisions (page_id, id);
