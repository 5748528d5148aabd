CREATE TABLE "booking_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"reason" text NOT NULL,
	"detail" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "booking_events_actor" CHECK ("booking_events"."actor_kind" in ('user', 'client', 'api-key', 'provider', 'job'))
);
--> statement-breakpoint
CREATE TABLE "booking_transitions" (
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	CONSTRAINT "booking_transitions_from_state_to_state_pk" PRIMARY KEY("from_state","to_state")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"state" text DEFAULT 'INITIATED' NOT NULL,
	"waits_for" text,
	"flag" text,
	"source" text NOT NULL,
	"reference" text NOT NULL,
	"attempt" text,
	"locale" text NOT NULL,
	"client_time_zone" text NOT NULL,
	"host_time_zone" text NOT NULL,
	"client_name" text NOT NULL,
	"client_email" "citext" NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"duration_minutes" integer NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"payable_until" timestamp with time zone,
	"release_at" timestamp with time zone,
	"link_version" integer DEFAULT 1 NOT NULL,
	"ical_uid" text NOT NULL,
	"ical_sequence" integer DEFAULT 0 NOT NULL,
	"address_hash" text,
	"held_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"canceled_at" timestamp with time zone,
	"canceled_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bookings_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "bookings_reference" UNIQUE("organizer_id","reference"),
	CONSTRAINT "bookings_waits_for" CHECK ("bookings"."waits_for" in ('payment', 'settlement', 'approval', 'remainder')),
	CONSTRAINT "bookings_source" CHECK ("bookings"."source" in ('page', 'api', 'admin', 'embed')),
	CONSTRAINT "bookings_canceled_by" CHECK ("bookings"."canceled_by" in ('client', 'organizer', 'system')),
	CONSTRAINT "bookings_amount" CHECK ("bookings"."amount_minor" between 0 and 99999999),
	CONSTRAINT "bookings_currency" CHECK ("bookings"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "bookings_duration" CHECK ("bookings"."duration_minutes" between 1 and 1440),
	CONSTRAINT "bookings_link_version" CHECK ("bookings"."link_version" between 1 and 65535),
	CONSTRAINT "bookings_sequence" CHECK ("bookings"."ical_sequence" >= 0),
	CONSTRAINT "bookings_hold_has_an_end" CHECK ("bookings"."state" not in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')
        or ("bookings"."payable_until" is not null and "bookings"."release_at" >= "bookings"."payable_until"))
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clients_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "clients_email" UNIQUE("organizer_id","email")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"capacity" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meetings_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "meetings_order" CHECK ("meetings"."ends_at" > "meetings"."starts_at"),
	CONSTRAINT "meetings_capacity" CHECK ("meetings"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "occupancies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	CONSTRAINT "occupancies_one_per_host" UNIQUE("meeting_id","host_id"),
	CONSTRAINT "occupancies_not_empty" CHECK (not isempty("occupancies"."during"))
);
--> statement-breakpoint
CREATE TABLE "busy_times" (
	"calendar_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "busy_times_order" CHECK ("busy_times"."ends_at" > "busy_times"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "calendar_connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"account" text NOT NULL,
	"scopes" text[] NOT NULL,
	"state" text NOT NULL,
	"broken_reason" text,
	"sealed_refresh_token" text,
	"sealed_access_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refreshing_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_connections_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "calendar_connections_account" UNIQUE("host_id","provider","account"),
	CONSTRAINT "calendar_connections_state" CHECK ("calendar_connections"."state" in ('connected', 'broken', 'disconnected')),
	CONSTRAINT "calendar_connections_wiped" CHECK ("calendar_connections"."state" <> 'disconnected' or ("calendar_connections"."sealed_refresh_token" is null and "calendar_connections"."sealed_access_token" is null))
);
--> statement-breakpoint
CREATE TABLE "calendar_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"external_event_id" text NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"etag" text,
	"presence" text DEFAULT 'none' NOT NULL,
	"written_fingerprint" text,
	"changed_there_at" timestamp with time zone,
	"last_error" text,
	"synced_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_events_one_per_host" UNIQUE("meeting_id","host_id"),
	CONSTRAINT "calendar_events_attempt" CHECK ("calendar_events"."attempt" > 0),
	CONSTRAINT "calendar_events_presence" CHECK ("calendar_events"."presence" in ('none', 'unknown', 'held', 'confirmed', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"access_role" text NOT NULL,
	"is_checked" boolean NOT NULL,
	"is_destination" boolean NOT NULL,
	"busy_read_at" timestamp with time zone,
	"busy_from" timestamp with time zone,
	"busy_until" timestamp with time zone,
	"busy_error" text,
	CONSTRAINT "calendars_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "calendars_external" UNIQUE("connection_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "oauth_states" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"sealed_verifier" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "inbound_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"account_key" text NOT NULL,
	"external_id" text NOT NULL,
	"type" text NOT NULL,
	"sealed_body" text,
	"received_at" timestamp with time zone NOT NULL,
	"worked_at" timestamp with time zone,
	"outcome" text,
	"last_error" text,
	CONSTRAINT "inbound_messages_once" UNIQUE("provider","account_key","external_id")
);
--> statement-breakpoint
CREATE TABLE "outbound_emails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid,
	"booking_id" uuid,
	"user_id" uuid,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"detail" jsonb,
	"send_after" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"message_id" text NOT NULL,
	"outcome" text,
	"last_error" text,
	"sealed_body" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outbound_emails_once" UNIQUE NULLS NOT DISTINCT("booking_id","user_id","kind","recipient","sequence"),
	CONSTRAINT "outbound_emails_state" CHECK ("outbound_emails"."state" in ('pending', 'sent', 'dropped', 'failed')),
	CONSTRAINT "outbound_emails_about" CHECK (("outbound_emails"."booking_id" is not null and "outbound_emails"."organizer_id" is not null) or "outbound_emails"."user_id" is not null or "outbound_emails"."organizer_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"user_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"detail" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"sealed_body" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_once" UNIQUE("scope","key")
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text NOT NULL,
	"window_starts_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "throttles_key_window_starts_at_pk" PRIMARY KEY("key","window_starts_at")
);
--> statement-breakpoint
CREATE TABLE "worker_heartbeats" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"beat_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hosts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"email" "citext" NOT NULL,
	"paused_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hosts_tenant" UNIQUE("organizer_id","id")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_is_one" CHECK ("installation"."is_only")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organizer_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "memberships_organizer_id_user_id_pk" PRIMARY KEY("organizer_id","user_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('owner', 'admin', 'member'))
);
--> statement-breakpoint
CREATE TABLE "organizer_addresses" (
	"slug" text PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organizers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"accent_color" text DEFAULT '#1f5f5b' NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "organizers_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organizers_slug" CHECK ("organizers"."slug" ~ '^[a-z0-9-]{2,60}$'),
	CONSTRAINT "organizers_accent_color" CHECK ("organizers"."accent_color" ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "page_addresses" (
	"organizer_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"page_id" uuid NOT NULL,
	CONSTRAINT "page_addresses_organizer_id_slug_pk" PRIMARY KEY("organizer_id","slug")
);
--> statement-breakpoint
CREATE TABLE "page_hosts" (
	"organizer_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "page_hosts_page_id_host_id_pk" PRIMARY KEY("page_id","host_id")
);
--> statement-breakpoint
CREATE TABLE "page_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "page_revisions_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "page_revisions_of_page" UNIQUE("page_id","id"),
	CONSTRAINT "page_revisions_number" UNIQUE("page_id","number"),
	CONSTRAINT "page_revisions_number_positive" CHECK ("page_revisions"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"published_revision_id" uuid,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pages_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "pages_address" UNIQUE("organizer_id","slug"),
	CONSTRAINT "pages_slug" CHECK ("pages"."slug" ~ '^[a-z0-9-]{2,60}$'),
	CONSTRAINT "pages_status" CHECK ("pages"."status" in ('draft', 'published', 'unpublished', 'archived')),
	CONSTRAINT "pages_published_has_revision" CHECK ("pages"."status" <> 'published' or "pages"."published_revision_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "checkouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"live" boolean NOT NULL,
	"state" text DEFAULT 'creating' NOT NULL,
	"provider_session_id" text,
	"sealed_parameters" text,
	"sealed_address" text,
	"unwanted_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "checkouts_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "checkouts_session" UNIQUE("account_id","provider_session_id"),
	CONSTRAINT "checkouts_state" CHECK ("checkouts"."state" in ('creating', 'open', 'complete', 'expired', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "payment_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"live" boolean NOT NULL,
	"key_fingerprint" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_accounts_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "payment_accounts_key" UNIQUE("organizer_id","provider","key_fingerprint"),
	CONSTRAINT "payment_accounts_provider" CHECK ("payment_accounts"."provider" in ('stripe'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"live" boolean NOT NULL,
	"state" text DEFAULT 'unpaid' NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"captured_minor" integer DEFAULT 0 NOT NULL,
	"refund_reserved_minor" integer DEFAULT 0 NOT NULL,
	"refunded_minor" integer DEFAULT 0 NOT NULL,
	"provider_payment_id" text,
	"is_extra" boolean DEFAULT false NOT NULL,
	"paid_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payments_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "payments_provider" UNIQUE("account_id","provider_payment_id"),
	CONSTRAINT "payments_state" CHECK ("payments"."state" in ('unpaid', 'processing', 'authorized', 'paid', 'partially_refunded', 'refunded', 'failed', 'disputed')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" between 0 and 99999999),
	CONSTRAINT "payments_captured" CHECK ("payments"."captured_minor" between 0 and 99999999),
	CONSTRAINT "payments_refund_reserved" CHECK ("payments"."refund_reserved_minor" >= 0),
	CONSTRAINT "payments_refund_within_captured" CHECK ("payments"."refund_reserved_minor" <= "payments"."captured_minor"),
	CONSTRAINT "payments_refunded_within_reserved" CHECK ("payments"."refunded_minor" between 0 and "payments"."refund_reserved_minor"),
	CONSTRAINT "payments_currency" CHECK ("payments"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"state" text DEFAULT 'wanted' NOT NULL,
	"provider_refund_id" text,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "refunds_provider_refund_id_unique" UNIQUE("provider_refund_id"),
	CONSTRAINT "refunds_tenant" UNIQUE("organizer_id","id"),
	CONSTRAINT "refunds_cause" UNIQUE("payment_id","cause"),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_minor" > 0),
	CONSTRAINT "refunds_state" CHECK ("refunds"."state" in ('wanted', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled'))
);
--> statement-breakpoint
CREATE TABLE "schedule_hours" (
	"schedule_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"start_minute" smallint NOT NULL,
	"end_minute" smallint NOT NULL,
	CONSTRAINT "schedule_hours_schedule_id_weekday_start_minute_pk" PRIMARY KEY("schedule_id","weekday","start_minute"),
	CONSTRAINT "schedule_hours_weekday" CHECK ("schedule_hours"."weekday" between 1 and 7),
	CONSTRAINT "schedule_hours_start" CHECK ("schedule_hours"."start_minute" between 0 and 1439),
	CONSTRAINT "schedule_hours_end" CHECK ("schedule_hours"."end_minute" between 1 and 1440)
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organizer_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "schedules_tenant" UNIQUE("organizer_id","id")
);
--> statement-breakpoint
ALTER TABLE "booking_events" ADD CONSTRAINT "booking_events_booking" FOREIGN KEY ("organizer_id","booking_id") REFERENCES "public"."bookings"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_page" FOREIGN KEY ("organizer_id","page_id") REFERENCES "public"."pages"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_meeting" FOREIGN KEY ("organizer_id","meeting_id") REFERENCES "public"."meetings"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_host" FOREIGN KEY ("organizer_id","host_id") REFERENCES "public"."hosts"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_client" FOREIGN KEY ("organizer_id","client_id") REFERENCES "public"."clients"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_revision" FOREIGN KEY ("page_id","revision_id") REFERENCES "public"."page_revisions"("page_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_page" FOREIGN KEY ("organizer_id","page_id") REFERENCES "public"."pages"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancies" ADD CONSTRAINT "occupancies_meeting" FOREIGN KEY ("organizer_id","meeting_id") REFERENCES "public"."meetings"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancies" ADD CONSTRAINT "occupancies_host" FOREIGN KEY ("organizer_id","host_id") REFERENCES "public"."hosts"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "busy_times" ADD CONSTRAINT "busy_times_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_connections" ADD CONSTRAINT "calendar_connections_host" FOREIGN KEY ("organizer_id","host_id") REFERENCES "public"."hosts"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_events" ADD CONSTRAINT "calendar_events_meeting" FOREIGN KEY ("organizer_id","meeting_id") REFERENCES "public"."meetings"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_events" ADD CONSTRAINT "calendar_events_calendar" FOREIGN KEY ("organizer_id","calendar_id") REFERENCES "public"."calendars"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_connection" FOREIGN KEY ("organizer_id","connection_id") REFERENCES "public"."calendar_connections"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_host" FOREIGN KEY ("organizer_id","host_id") REFERENCES "public"."hosts"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "oauth_states" ADD CONSTRAINT "oauth_states_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_emails" ADD CONSTRAINT "outbound_emails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_emails" ADD CONSTRAINT "outbound_emails_booking" FOREIGN KEY ("organizer_id","booking_id") REFERENCES "public"."bookings"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hosts" ADD CONSTRAINT "hosts_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hosts" ADD CONSTRAINT "hosts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizer_addresses" ADD CONSTRAINT "organizer_addresses_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_addresses" ADD CONSTRAINT "page_addresses_page" FOREIGN KEY ("organizer_id","page_id") REFERENCES "public"."pages"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_hosts" ADD CONSTRAINT "page_hosts_page" FOREIGN KEY ("organizer_id","page_id") REFERENCES "public"."pages"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_hosts" ADD CONSTRAINT "page_hosts_host" FOREIGN KEY ("organizer_id","host_id") REFERENCES "public"."hosts"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_hosts" ADD CONSTRAINT "page_hosts_schedule" FOREIGN KEY ("organizer_id","schedule_id") REFERENCES "public"."schedules"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_revisions" ADD CONSTRAINT "page_revisions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_revisions" ADD CONSTRAINT "page_revisions_page" FOREIGN KEY ("organizer_id","page_id") REFERENCES "public"."pages"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_payment" FOREIGN KEY ("organizer_id","payment_id") REFERENCES "public"."payments"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_booking" FOREIGN KEY ("organizer_id","booking_id") REFERENCES "public"."bookings"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "checkouts_account" FOREIGN KEY ("organizer_id","account_id") REFERENCES "public"."payment_accounts"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_booking" FOREIGN KEY ("organizer_id","booking_id") REFERENCES "public"."bookings"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_account" FOREIGN KEY ("organizer_id","account_id") REFERENCES "public"."payment_accounts"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment" FOREIGN KEY ("organizer_id","payment_id") REFERENCES "public"."payments"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_hours" ADD CONSTRAINT "schedule_hours_schedule_id_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_host" FOREIGN KEY ("organizer_id","host_id") REFERENCES "public"."hosts"("organizer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_events_booking" ON "booking_events" USING btree ("booking_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_attempt" ON "bookings" USING btree ("page_id","attempt");--> statement-breakpoint
CREATE INDEX "bookings_list" ON "bookings" USING btree ("organizer_id","created_at");--> statement-breakpoint
CREATE INDEX "bookings_meeting" ON "bookings" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "bookings_client" ON "bookings" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "bookings_due" ON "bookings" USING btree ("payable_until") WHERE "bookings"."state" in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED');--> statement-breakpoint
CREATE INDEX "bookings_unpaid_by_address" ON "bookings" USING btree ("address_hash") WHERE "bookings"."state" in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED');--> statement-breakpoint
CREATE INDEX "bookings_unpaid_by_email" ON "bookings" USING btree ("organizer_id","client_email") WHERE "bookings"."state" in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED');--> statement-breakpoint
CREATE INDEX "bookings_unpaid_by_page" ON "bookings" USING btree ("page_id") WHERE "bookings"."state" in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED');--> statement-breakpoint
CREATE INDEX "meetings_page_time" ON "meetings" USING btree ("page_id","starts_at");--> statement-breakpoint
CREATE INDEX "meetings_organizer_time" ON "meetings" USING btree ("organizer_id","starts_at");--> statement-breakpoint
CREATE INDEX "busy_times_calendar" ON "busy_times" USING btree ("calendar_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "calendars_one_destination" ON "calendars" USING btree ("host_id") WHERE "calendars"."is_destination";--> statement-breakpoint
CREATE INDEX "calendars_host" ON "calendars" USING btree ("host_id");--> statement-breakpoint
CREATE INDEX "inbound_messages_waiting" ON "inbound_messages" USING btree ("received_at") WHERE "inbound_messages"."worked_at" is null;--> statement-breakpoint
CREATE INDEX "outbound_emails_due" ON "outbound_emails" USING btree ("send_after") WHERE "outbound_emails"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "audit_log_organizer" ON "audit_log" USING btree ("organizer_id","at");--> statement-breakpoint
CREATE INDEX "hosts_user" ON "hosts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "page_hosts_host" ON "page_hosts" USING btree ("host_id");--> statement-breakpoint
CREATE UNIQUE INDEX "checkouts_one_open" ON "checkouts" USING btree ("booking_id") WHERE "checkouts"."state" in ('creating', 'open');--> statement-breakpoint
CREATE INDEX "checkouts_booking" ON "checkouts" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "checkouts_unsettled" ON "checkouts" USING btree ("created_at") WHERE "checkouts"."state" in ('creating', 'open');--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_due" ON "payments" USING btree ("booking_id") WHERE not "payments"."is_extra";--> statement-breakpoint
CREATE INDEX "payments_booking" ON "payments" USING btree ("booking_id");