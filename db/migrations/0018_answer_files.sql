CREATE TABLE "answer_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"booking_id" uuid,
	"question_id" text NOT NULL,
	"filename" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"storage_key" text NOT NULL,
	"address_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"loose_since" timestamp with time zone,
	CONSTRAINT "answer_files_storage_key_unique" UNIQUE("storage_key"),
	CONSTRAINT "answer_files_one_each" UNIQUE("booking_id","question_id"),
	CONSTRAINT "answer_files_loose" CHECK (("answer_files"."booking_id" is null) = ("answer_files"."loose_since" is not null)),
	CONSTRAINT "answer_files_bytes" CHECK ("answer_files"."bytes" between 1 and 10485760),
	CONSTRAINT "answer_files_question" CHECK ("answer_files"."question_id" ~ '^[a-z0-9-]{1,40}$'),
	CONSTRAINT "answer_files_filename" CHECK (length("answer_files"."filename") between 1 and 150)
);
--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_page" FOREIGN KEY ("organizer_id","page_id") REFERENCES "public"."pages"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_files" ADD CONSTRAINT "answer_files_booking" FOREIGN KEY ("organizer_id","booking_id") REFERENCES "public"."bookings"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_files_by_address" ON "answer_files" USING btree ("address_hash","created_at");--> statement-breakpoint
CREATE INDEX "answer_files_loose" ON "answer_files" USING btree ("loose_since") WHERE "answer_files"."booking_id" is null;